using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Durable;

namespace Serverless.Benchmarks.Durable;

/// <summary>The same three activities as functions: every activity goes through the host's invoker, under host.json's concurrency.</summary>
internal sealed class DurableFunctions : Benchmark
{
    private const int Starters = 64;

    public override string Name => "durable-functions";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("orchestrations/s", target: 7_500)];

    public override int Size => 50_000;

    public override int QuickSize => 10_000;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var functions = await FunctionsGround.OpenAsync(ground);
        await functions.StartFunctionsAsync();
        var engine = functions.Services.GetRequiredService<OrchestrationEngine>();
        var client = engine.CreateClient();
        var started = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Starters, size, number =>
            client.ScheduleNewOrchestrationInstanceAsync(nameof(ThreeSteps), number, new StartOrchestrationOptions($"{number}")));
        await functions.WhenIdleAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await DurableGround.ExpectAsync(engine, size, $"{size - 1}", size + 2);
        return [size / seconds];
    }
}
