using Microsoft.DurableTask;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Durable;

/// <summary>
/// Ten thousand orchestrations that each wait two days for a time of their own; then the clock is advanced past all of them.
/// Longer waits are several timers: the worker cuts them into hops of three days.
/// </summary>
internal sealed class DurableTimers : Benchmark
{
    private const int Starters = 64;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public override string Name => "durable-timers";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("orchestrations/s", name: "begun and waiting"),
        Quantity.Least("memory of each while it waits", "KB"),
        Quantity.Rate("timers/s", name: "fired one by one and ended"),
    ];

    public override int Size => 10_000;

    public override int QuickSize => 1_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var clock = new VirtualClock(Start);
        await using var functions = await FunctionsGround.StartAsync(ground, clock);
        var empty = PeakMemory.LiveMegabytes();
        var begun = await Work.OfAsync(async () =>
        {
            await Fleet.RunAsync(Starters, size, number =>
                functions.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Waits.WaitForTime), number, new StartOrchestrationOptions($"{number}")));
            await functions.WhenIdleAsync();
        });
        var waiting = PeakMemory.LiveMegabytes();
        var fired = await Work.OfAsync(() => clock.AdvanceAsync(Longest));
        await functions.ExpectAsync(size, $"{size - 1}", size - 1);
        return [size / begun.Seconds, (waiting - empty) * 1024 / size, size / fired.Seconds];
    }
}
