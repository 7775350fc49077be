using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Benchmarks.Application;

/// <summary>Orchestrations that do nothing but wait.</summary>
public static class Waits
{
    public const string Answer = "answer";

    [Function(nameof(WaitForEvent))]
    public static async Task<int> WaitForEvent([OrchestrationTrigger] TaskOrchestrationContext context) => await context.WaitForExternalEvent<int>(Answer);

    /// <summary>Two days, and seconds of its own.</summary>
    [Function(nameof(WaitForTime))]
    public static async Task<int> WaitForTime([OrchestrationTrigger] TaskOrchestrationContext context, int seconds)
    {
        await context.CreateTimer(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(seconds), CancellationToken.None);
        return seconds;
    }
}
