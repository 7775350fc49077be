using System.Diagnostics;
using Microsoft.DurableTask;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Durable;

/// <summary>Ten thousand orchestrations that each wait weeks for a time of their own; then the clock is advanced past all of them.</summary>
internal sealed class DurableTimers : Benchmark
{
    private const int Starters = 64;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public override string Name => "durable-timers";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("orchestrations/s", name: "begun and waiting"),
        Quantity.Least("memory of each while it waits", "KB"),
        Quantity.Rate("timers/s", name: "fired one by one and ended"),
    ];

    public override int Size => 10_000;

    public override int QuickSize => 2_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var clock = new VirtualClock(Start);
        await using var durable = await DurableGround.OpenAsync(ground, Register, clock);
        var empty = PeakMemory.LiveMegabytes();
        var started = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Starters, size, number =>
            durable.Client.ScheduleNewOrchestrationInstanceAsync("Wait", number, new StartOrchestrationOptions($"{number}")));
        await durable.WhenIdleAsync();
        var begun = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var waiting = PeakMemory.LiveMegabytes();
        started = Stopwatch.GetTimestamp();
        await clock.AdvanceAsync(Longest);
        var fired = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await durable.ExpectAsync(size, $"{size - 1}", size - 1);
        return [size / begun, (waiting - empty) * 1024 / size, size / fired];
    }

    private static void Register(DurableTaskRegistry registry) => registry.AddOrchestratorFunc<int, int>("Wait", async (context, number) =>
    {
        await context.CreateTimer(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(number), CancellationToken.None);
        return number;
    });
}
