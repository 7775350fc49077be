using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Starts service at a home: the checks of premise, identity and debt, a crew's visit, the account, the welcome letter.</summary>
public static class ResidentialStartOrchestrator
{
    public const string Name = "ResidentialStart";

    public static string InstanceIdFor(string requestId) => $"residential-start-{requestId}";

    [Function(Name)]
    public static async Task<ResidentialStartOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context, ResidentialStartInput input)
    {
        using var start = new StartProcedure(context, input);
        if (await start.CheckPremise() is { } notThere) return await start.Refuse(notThere);

        var identity = await start.CheckIdentity();
        if (identity == IdentityAnswer.RedFlag) return await start.Refuse(CaseReasons.IdentityRedFlag);
        if (identity == IdentityAnswer.Unknown) return await start.HandToPerson(CaseReasons.IdentityNotVerified);

        var debt = await start.FindPriorDebt();
        if (debt > input.Policy.PriorDebtLimit) return await start.Refuse(CaseReasons.PriorDebt);

        for (var visit = 1; visit <= input.Policy.Visits; visit++)
        {
            var turnOn = new TurnOn(input, visit, start.InstanceId);
            if (!await start.Send(turnOn)) return await start.HandToPerson(CaseReasons.CrewsNotSent);
            var result = await start.Await(turnOn);
            if (result is null) return await start.HandToPerson(CaseReasons.NoFieldResult);
            if (result.Outcome == FieldOutcome.Completed) return await start.Activate(result);
        }
        return await start.HandToPerson(CaseReasons.TurnOnFailed);
    }
}
