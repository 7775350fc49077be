using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Benchmarks.Application;

/// <summary>A hundred activities at once; gives the sum of what they came to.</summary>
public static class FanOut
{
    public const int Width = 100;

    [Function(nameof(FanOut))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context, int start)
    {
        var all = await Task.WhenAll(Enumerable.Range(start, Width).Select(value => context.CallActivityAsync<int>(nameof(Twice), value)));
        return all.Sum();
    }

    [Function(nameof(Twice))]
    public static int Twice([ActivityTrigger] int value) => value * 2;
}
