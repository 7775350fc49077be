using Serverless.Tests.Crash;
using Xunit.Abstractions;

namespace Serverless.Tests.Long;

/// <summary>Twenty-five kills, at moments that differ each time.</summary>
public sealed class ManyKillsTests(ITestOutputHelper output) : KillTests(output)
{
    protected override int KillsBeforeLoad => 5;

    protected override int KillsUnderLoad => 20;

    protected override int Seed => Random.Shared.Next();
}
