using Serverless.Tests.Flows.NewConnection;
using Xunit.Abstractions;

namespace Serverless.Tests.Long;

/// <summary>Many more interleavings, beginning at another seed each time; one that fails says which.</summary>
public sealed class ManyInterleavingsTests(ITestOutputHelper output) : InterleavingTests(output)
{
    protected override int Cases => 50;

    protected override int CrowdedCases => 12;

    protected override int FirstSeed { get; } = Random.Shared.Next(1_000_000);
}
