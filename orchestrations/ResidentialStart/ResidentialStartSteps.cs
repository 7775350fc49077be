using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.FieldVisits;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The steps of the procedure, by the names its supervisor uses.</summary>
internal static class ResidentialStartSteps
{
    private const string Start = "Start service";

    /// <summary>How long a partner is retried before a person takes over. It is one day only, since somebody waits for service at home.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>
    /// Checks whether service may start at the premise. If another customer has it, they may be a roommate, a landlord, or somebody who
    /// moved out without telling us, so a person decides.
    /// </summary>
    /// <returns>Null when service may start; otherwise the reason why not.</returns>
    public static async Task<string?> CheckPremise(this StartProcedure start)
    {
        var premise = await start.Call<PremiseOccupancy>(nameof(ResidentialStart.CheckPremise), start.Input);
        if (!premise.IsKnown) return CaseReasons.PremiseUnknown;
        if (premise.Others.Count == 0) return null;
        var decided = await start.Decide(
            "premise-in-service", "PremiseInService", "Start service where somebody has or awaits it already?",
            "They may share the home, own it, or have moved out without telling us.", null, [Start, "Refuse"],
            [.. premise.Others.Select(other => new Approvals.ApprovalFact($"Account {other.AccountId}", $"{other.LegalName}, {other.Status}"))]);
        return decided == Start ? null : CaseReasons.PremiseInService;
    }

    public static Task<IdentityAnswer> CheckIdentity(this StartProcedure start) =>
        start.CallOr(nameof(ResidentialStart.CheckIdentity), start.Input, Patience, otherwise: IdentityAnswer.Unknown);

    public static Task<decimal> FindPriorDebt(this StartProcedure start) => start.Call<decimal>(nameof(ResidentialStart.FindPriorDebt), start.Input);

    /// <summary>Sends a crew; false when the crews cannot be reached and a person gives up.</summary>
    public static Task<bool> Send(this StartProcedure start, TurnOn turnOn) =>
        start.SendCrew(turnOn.Awaited, nameof(OrderTurnOn), turnOn, "Order the turn-on again?", "Hand to a specialist", Patience);

    public static Task<FieldResult?> Await(this StartProcedure start, TurnOn turnOn)
    {
        var expected = VisitTimes.For(start.Input.Details.StartDate, start.Now, start.Input.Policy);
        return start.AwaitCrew(turnOn.Awaited, expected.RemindAt, expected.GiveUpAt);
    }

    public static async Task<ResidentialStartOutcome> Activate(this StartProcedure start, FieldResult turnedOn)
    {
        var activation = new Activation(start.Input, turnedOn.OrderId, BusinessCalendar.DateOf(turnedOn.VisitedAt));
        await start.Do(nameof(ActivateService), activation);
        await start.Do(nameof(ConfirmService), activation);
        return new(ResidentialStartResult.Activated);
    }

    public static async Task<ResidentialStartOutcome> Refuse(this StartProcedure start, string reason)
    {
        await start.Do(nameof(RefuseRequest), new Ending(start.Case, reason));
        return new(ResidentialStartResult.Refused, reason);
    }

    public static async Task<ResidentialStartOutcome> HandToPerson(this StartProcedure start, string reason)
    {
        await start.Do(nameof(HandCaseToPerson), new Ending(start.Case, reason));
        return new(ResidentialStartResult.HandedToPerson, reason);
    }
}
