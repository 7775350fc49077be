using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>From raising an event to knowing that the orchestration waiting for it has ended, one at a time: the event, the turn
/// on the worker, its commit and the answer.</summary>
internal sealed class DurableEvents : Benchmark
{
    public override string Name => "durable-event-round-trip";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Least("p50", "ms", against: Baseline.Commit),
        Quantity.Least("p99", "ms", target: 10, against: Baseline.Commit),
    ];

    public override int Size => 2_000;

    public override int QuickSize => 500;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var functions = await FunctionsGround.StartAsync(ground);
        string[] ids = [.. Enumerable.Range(0, size).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        foreach (var id in ids) await functions.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Waits.WaitForEvent), null, new StartOrchestrationOptions(id));
        await functions.WhenIdleAsync();
        var times = new double[size];
        for (var index = 0; index < size; index++) times[index] = await RoundTripAsync(functions.Durable, ids[index]);
        await functions.ExpectAsync(size, ids[^1], 1);
        Array.Sort(times);
        return [times[size / 2], times[size * 99 / 100]];
    }

    private static async Task<double> RoundTripAsync(DurableTaskClient client, string id)
    {
        var ended = client.WaitForInstanceCompletionAsync(id);
        var started = Stopwatch.GetTimestamp();
        await client.RaiseEventAsync(id, Waits.Answer, 1);
        await ended;
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
