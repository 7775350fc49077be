using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Benchmarks.Application;

/// <summary>Two hundred activities one after the other: each turn but the first replays all before it, unless a session spares it that.</summary>
public static class LongHistory
{
    public const int Length = 200;

    [Function(nameof(LongHistory))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context, int start)
    {
        var value = start;
        for (var step = 0; step < Length; step++) value = await context.CallActivityAsync<int>(nameof(ThreeSteps.AddOne), value);
        return value;
    }
}
