using System.Diagnostics;
using Microsoft.DurableTask;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>Orchestrations that start a hundred activities at once and wait for all of them.</summary>
internal sealed class DurableFanOut : Benchmark
{
    private const int Width = 100;
    private const int Starters = 8;

    public override string Name => "durable-fan-out";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("activities/s")];

    public override int Size => 1_000;

    public override int QuickSize => 200;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var durable = await DurableGround.OpenAsync(ground, Register);
        var started = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Starters, size, number =>
            durable.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", number, new StartOrchestrationOptions($"{number}")));
        await durable.WhenIdleAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await durable.ExpectAsync(size, "0", Width * (Width - 1));
        return [size * Width / seconds];
    }

    private static void Register(DurableTaskRegistry registry) => registry
        .AddActivityFunc<int, int>("Double", (_, value) => value * 2)
        .AddOrchestratorFunc<int, int>("FanOut", async (context, start) =>
        {
            var all = await Task.WhenAll(Enumerable.Range(start, Width).Select(value => context.CallActivityAsync<int>("Double", value)));
            return all.Sum();
        });
}
