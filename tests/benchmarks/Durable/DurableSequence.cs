using System.Diagnostics;
using Microsoft.DurableTask;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>Orchestrations of three activities one after the other, from the first start to the last end.</summary>
internal sealed class DurableSequence : Benchmark
{
    private const int Starters = 64;

    public override string Name => "durable-sequence";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("orchestrations/s", target: 7_500)];

    public override int Size => 50_000;

    public override int QuickSize => 10_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var durable = await DurableGround.OpenAsync(ground, Register);
        var started = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Starters, size, number =>
            durable.Client.ScheduleNewOrchestrationInstanceAsync("ThreeSteps", number, new StartOrchestrationOptions($"{number}")));
        await durable.WhenIdleAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await durable.ExpectAsync(size, $"{size - 1}", size + 2);
        return [size / seconds];
    }

    private static void Register(DurableTaskRegistry registry) => registry
        .AddActivityFunc<int, int>("AddOne", (_, value) => value + 1)
        .AddOrchestratorFunc<int, int>("ThreeSteps", async (context, start) =>
        {
            var value = await context.CallActivityAsync<int>("AddOne", start);
            value = await context.CallActivityAsync<int>("AddOne", value);
            return await context.CallActivityAsync<int>("AddOne", value);
        });
}
