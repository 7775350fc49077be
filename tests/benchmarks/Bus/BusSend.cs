using System.Diagnostics;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>Sending over AMQP, with the real SDK in the same process, in batches of a hundred to a queue nobody listens on.</summary>
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
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (bus.Left(FunctionsGround.Unheard) is var kept && kept != size) throw new InvalidOperationException($"{kept} of {size} messages are in the queue.");
        return [size / seconds];
    }
}
