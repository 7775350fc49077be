using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// Runs when a crew set a meter although its order was cancelled and its request undone. It undoes the request's meter sets again, so
/// that no meter stays where nobody is a customer, and tells a specialist.
/// </summary>
public static partial class LateMeterSetOrchestrator
{
    public const string Name = "LateMeterSet";

    public static string InstanceIdFor(string orderId) => $"late-meter-set-{orderId}";

    [Function(Name)]
    public static Task<bool> Run([OrchestrationTrigger] TaskOrchestrationContext context, CaseReference reference) =>
        context.CompareVersionTo("1.1") < 0 ? RunVersion10(context, reference) : RunVersion11(context, reference);

    private static async Task<bool> RunVersion11(TaskOrchestrationContext context, CaseReference reference)
    {
        using var procedure = new Procedure(context, new(reference, Applicant: "", SubmittedBy: "system"));
        await procedure.Insist<bool>(nameof(UndoMeterSets), reference);
        return await procedure.Insist<bool>(nameof(TellOfLateMeter), reference);
    }
}
