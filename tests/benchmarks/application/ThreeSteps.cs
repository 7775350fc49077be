using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Benchmarks.Application;

/// <summary>Three activities one after the other.</summary>
public static class ThreeSteps
{
    [Function(nameof(ThreeSteps))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context, int start)
    {
        var value = await context.CallActivityAsync<int>(nameof(AddOne), start);
        value = await context.CallActivityAsync<int>(nameof(AddOne), value);
        return await context.CallActivityAsync<int>(nameof(AddOne), value);
    }

    [Function(nameof(AddOne))]
    public static int AddOne([ActivityTrigger] int value) => value + 1;
}
