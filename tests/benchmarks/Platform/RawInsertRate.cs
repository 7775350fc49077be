using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Platform;

/// <summary>The limit itself.</summary>
internal sealed class RawInsertRate : Benchmark
{
    public override string Name => "raw-sqlite-inserts";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("rows/s"), Quantity.Least("one commit", "ms")];

    public override int Size => 300_000;

    public override int QuickSize => 50_000;

    public override Task<double[]> RunAsync(Ground ground, int size) =>
        Task.FromResult<double[]>([RawInserts.RowsPerSecond(ground.Directory, size), RawInserts.CommitMilliseconds(ground.Directory, size / 15)]);
}
