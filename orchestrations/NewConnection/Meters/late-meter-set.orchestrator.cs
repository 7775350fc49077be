using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// A crew went although its order was cancelled, and by then the request had been undone: undoes its meter sets once more, so
/// that no meter stays where nobody is a customer.
/// </summary>
public static class LateMeterSetOrchestrator
{
    public const string Name = "LateMeterSet";

    public static string InstanceIdFor(string orderId) => $"late-meter-set-{orderId}";

    [Function(Name)]
    public static Task<bool> Run([OrchestrationTrigger] TaskOrchestrationContext context, CaseReference reference) =>
        context.CallActivityAsync<bool>(nameof(UndoMeterSets), reference, Retries.Partners);
}
