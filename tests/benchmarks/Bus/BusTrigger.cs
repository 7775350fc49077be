using System.Diagnostics;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>
/// From the first message published to the last one completed by a function, while both go on at a time: sending, the
/// listener, the host's invoker and the settlement are all in the figure.
/// </summary>
internal sealed class BusTrigger(string name, string queue, double? target) : Benchmark
{
    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("messages/s", target)];

    public override int Size => 100_000;

    public override int QuickSize => 20_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var bus = await FunctionsGround.OpenAsync(ground);
        await bus.StartFunctionsAsync();
        var started = Stopwatch.GetTimestamp();
        await Publishing.RunAsync(bus.Client, queue, size, isForSessions: queue == MessageFunctions.SessionQueue);
        await bus.WhenIdleAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (bus.Tally.Count != size) throw new InvalidOperationException($"{bus.Tally.Count} of {size} messages reached the function.");
        return [size / seconds];
    }
}
