using System.Diagnostics;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>Sending in batches of a hundred to a queue nobody listens on.</summary>
internal sealed class BusSend : Benchmark
{
    public override string Name => "bus-send";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("messages/s")];

    public override int Size => 200_000;

    public override int QuickSize => 20_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var bus = await FunctionsGround.OpenAsync(ground);
        var started = Stopwatch.GetTimestamp();
        await Publishing.RunAsync(bus.Client, FunctionsGround.Unheard, size);
        return [size / Stopwatch.GetElapsedTime(started).TotalSeconds];
    }
}
