using Microsoft.DurableTask;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;
using static Serverless.Benchmarks.Harness.Baseline;

namespace Serverless.Benchmarks.Durable;

/// <summary>Orchestrations of two hundred activities one after the other, as functions: each turn replayed from the whole history, and in extended sessions.</summary>
internal sealed class DurableLongHistory : Benchmark
{
    private const int Starters = 8;

    public override string Name => "durable-long-history";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("activities/s", name: "sessions off"),
        Quantity.Least("sessions off, processor time, each", "µs"),
        new("sessions on", "activities/s", Against: Sibling, Sibling: 0),
        Quantity.Least("sessions on, processor time, each", "µs"),
        new("on to off", "×"),
    ];

    public override int Size => 200;

    public override int QuickSize => 40;

    public override int Runs => 3;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var activities = size * LongHistory.Length;
        var off = await OfAsync(ground, size, sessions: false);
        var on = await OfAsync(ground, size, sessions: true);
        return
        [
            activities / off.Seconds, off.Processor * 1e6 / activities,
            activities / on.Seconds, on.Processor * 1e6 / activities,
            off.Seconds / on.Seconds,
        ];
    }

    private static async Task<Work> OfAsync(Ground ground, int size, bool sessions)
    {
        await using var functions = await FunctionsGround.StartAsync(ground, sessions: sessions);
        var work = await Work.OfAsync(async () =>
        {
            await Fleet.RunAsync(Starters, size, number =>
                functions.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(LongHistory), number, new StartOrchestrationOptions($"{number}")));
            await functions.WhenIdleAsync();
        });
        await functions.ExpectAsync(size, $"{size - 1}", size - 1 + LongHistory.Length);
        return work;
    }
}
