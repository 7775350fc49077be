using Microsoft.DurableTask;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>Orchestrations that start a hundred activities at once and wait for all of them.</summary>
internal sealed class DurableFanOut : Benchmark
{
    private const int Starters = 8;

    public override string Name => "durable-fan-out";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("activities/s"), Quantity.Least("processor time, each", "µs")];

    public override int Size => 500;

    public override int QuickSize => 50;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var functions = await FunctionsGround.StartAsync(ground);
        var work = await Work.OfAsync(async () =>
        {
            await Fleet.RunAsync(Starters, size, number =>
                functions.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(FanOut), number, new StartOrchestrationOptions($"{number}")));
            await functions.WhenIdleAsync();
        });
        await functions.ExpectAsync(size, "0", FanOut.Width * (FanOut.Width - 1));
        var activities = size * FanOut.Width;
        return [activities / work.Seconds, work.Processor * 1e6 / activities];
    }
}
