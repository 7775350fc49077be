using Microsoft.DurableTask;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;
using static Serverless.Benchmarks.Harness.Baseline;

namespace Serverless.Benchmarks.Durable;

/// <summary>
/// Orchestrations of three activities one after the other: as functions on the real worker behind our Functions host, by
/// Microsoft.DurableTask.Worker.Grpc on our task hub, and, in the same run, on Microsoft's own in-process host.
/// </summary>
internal sealed class DurableSequence : Benchmark
{
    private const int Starters = 64;

    public override string Name => "durable-sequence";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("orchestrations/s", target: 3_000, name: "functions"),
        Quantity.Least("functions, processor time, each", "µs"),
        new("functions, 32 clients waiting", "orchestrations/s", Against: Sibling, Sibling: 4),
        new("worker without functions, 32 clients waiting", "orchestrations/s", Against: Sibling, Sibling: 4),
        new("peer, 32 clients waiting", "orchestrations/s"),
        new("functions to peer", "×", Target: 1),
    ];

    public override int Size => 20_000;

    public override int QuickSize => 2_000;

    public override int Runs => 3;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        double[] functions = [.. await OfFunctionsAsync(ground, size)];
        var worker = await OfWorkerAsync(ground, size / 2);
        var peer = await Peer.RunAsync(ground, size / 4);
        return [.. functions, worker, peer, functions[2] / peer];
    }

    private static async Task<double[]> OfFunctionsAsync(Ground ground, int size)
    {
        await using var functions = await FunctionsGround.StartAsync(ground);
        var work = await Work.OfAsync(async () =>
        {
            await Fleet.RunAsync(Starters, size, number =>
                functions.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(ThreeSteps), number, new StartOrchestrationOptions($"{number}")));
            await functions.WhenIdleAsync();
        });
        await functions.ExpectAsync(size, $"{size - 1}", size + 2);
        return [size / work.Seconds, work.Processor * 1e6 / size, await ThreeStepsLoad.RunAsync(functions.Durable, size / 2)];
    }

    private static async Task<double> OfWorkerAsync(Ground ground, int size)
    {
        await using var durable = await DurableGround.OpenAsync(ground, ThreeStepsLoad.Register);
        return await ThreeStepsLoad.RunAsync(durable.Client, size);
    }
}
