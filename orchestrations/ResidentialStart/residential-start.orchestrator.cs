using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Start service at a home: who asks, what they still owe, a crew's visit, the account, the confirmation.</summary>
public static class ResidentialStartOrchestrator
{
    public const string Name = "ResidentialStart";

    public static string InstanceIdFor(string requestId) => $"residential-start-{requestId}";

    [Function(Name)]
    public static async Task<ResidentialStartOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context, ResidentialStartInput input)
    {
        var identity = await context.CheckIdentity(input);
        if (identity == IdentityAnswer.RedFlag) return await context.Refuse(input, CaseReasons.IdentityRedFlag);
        if (identity == IdentityAnswer.Unknown) return await context.HandToPerson(input, CaseReasons.IdentityNotVerified);

        var debt = await context.FindPriorDebt(input);
        if (debt > input.Policy.PriorDebtLimit) return await context.Refuse(input, CaseReasons.PriorDebt);

        for (var visit = 1; visit <= input.Policy.Visits; visit++)
        {
            var orderId = await context.IssueFieldOrder(input, visit);
            var result = await context.AwaitFieldResult(input, orderId);
            if (result is null)
            {
                await context.CancelFieldOrder(input, orderId);
                return await context.HandToPerson(input, CaseReasons.NoFieldResult);
            }
            if (result.Outcome == FieldOutcome.Completed)
            {
                await context.ActivateService(input, orderId);
                await context.ConfirmService(input);
                return new(ResidentialStartResult.Activated);
            }
        }
        return await context.HandToPerson(input, CaseReasons.TurnOnFailed);
    }
}
