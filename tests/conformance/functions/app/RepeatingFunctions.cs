using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Tests.Conformance.Functions.App;

/// <summary>Orchestrators that show how often their code begins: once a turn, but for extended sessions.</summary>
public sealed class RepeatingFunctions(Probe probe)
{
    public const int Decisions = 3;

    [Function("Repeats")]
    public async Task<string> Repeats([OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function)
    {
        // Not awaited: an orchestrator awaits nothing but its own context.
        probe.RunAsync(function, "Repeats begins").Wait();
        var taken = new List<string>();
        for (var turn = 0; turn < Decisions; turn++) taken.Add(await context.WaitForExternalEvent<string>("Decision"));
        return string.Join(' ', taken);
    }

    [Function("Fails-Later")]
    public static async Task<string> FailsLater([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidOperationException($"not {await context.WaitForExternalEvent<string>("Decision")}");

    [Function("Returns-Nothing")]
    public static Task ReturnsNothing([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("Decision");
}
