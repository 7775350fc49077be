using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;

namespace Serverless.Tests.Flows.Histories;

/// <summary>The application's orchestrators, found as its host finds them. Their activities are not there: a replay runs none.</summary>
internal static class TodaysOrchestrators
{
    private static readonly OrchestratorFunction[] Found =
    [
        .. new FunctionDiscovery(typeof(App).Assembly).Functions()
            .Where(function => function.Trigger is OrchestrationTriggerAttribute)
            .Select(function => new OrchestratorFunction(function, new ServiceCollection().BuildServiceProvider())),
    ];

    public static IEnumerable<string> Names => Found.Select(orchestrator => orchestrator.Name);

    public static FunctionTasks Tasks()
    {
        var tasks = new FunctionTasks();
        foreach (var orchestrator in Found) tasks.Add(orchestrator);
        return tasks;
    }
}
