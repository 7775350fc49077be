using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The parts of the procedure that have a time of their own.</summary>
public enum ConnectionStep
{
    Evidence,
    CreditAndSecurity,
    Address,
    Permits,
    Meters,
}

/// <param name="WorkingDays">By when a step should be done, counted from its beginning; a breach escalates, nothing ends.</param>
public sealed record StepTarget(ConnectionStep Step, int WorkingDays);

/// <summary>The figures of a new connection; a running one finishes on those it began with. All are defaults of ours.</summary>
/// <param name="PriorDebtLimit">Dollars the same person or entity may still owe on closed accounts.</param>
/// <param name="PermitCancelDays">After this long without every meter release the request ends.</param>
/// <param name="MeterSetVisits">How often a crew is sent for a meter before a person decides.</param>
/// <param name="FirstBillDays">After this long without a bill a connected-but-unbilled case opens.</param>
public sealed record NewConnectionPolicy(
    DateOnly EffectiveFrom,
    decimal PriorDebtLimit,
    IReadOnlyList<int> EvidenceReminderDays,
    int EvidenceCancelDays,
    int PermitCancelDays,
    int MeterSetVisits,
    int MeterSetRemindDays,
    int MeterSetGiveUpDays,
    int FirstBillDays,
    IReadOnlyList<StepTarget> Targets) : IEffectiveDated
{
    public static EffectiveDated<NewConnectionPolicy> Default { get; } = EffectiveDated<NewConnectionPolicy>.FromResource("new-connection.json");

    public int WorkingDaysFor(ConnectionStep step) => Targets.First(target => target.Step == step).WorkingDays;
}
