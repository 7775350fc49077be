using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.FieldVisits;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The procedure's steps by the names its supervisor uses.</summary>
internal static class ResidentialStartSteps
{
    private const string Start = "Start service";

    /// <summary>A home waits for its service: a partner that is down is a person's after a day.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>
    /// Null when service may start there. Who else lives there may be a roommate, a landlord, or somebody whose move-out nobody
    /// told us of: a person finds out.
    /// </summary>
    /// <returns>The reason why it may not.</returns>
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

    /// <summary>False when a person gives up on crews who cannot be reached.</summary>
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
