using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The parts of the procedure that have a time target.</summary>
public enum ConnectionStep
{
    Evidence,
    CreditAndSecurity,
    Address,
    Permits,
    Meters,
}

/// <param name="WorkingDays">Within how many working days of its beginning a step should be done. A late step is escalated; nothing ends.</param>
public sealed record StepTarget(ConnectionStep Step, int WorkingDays);

/// <summary>The figures of a new connection. A running one keeps those it began with. All are our defaults.</summary>
/// <param name="PriorDebtLimit">Dollars the same person or entity may still owe on closed accounts.</param>
/// <param name="PermitCancelDays">Days after which the request ends if a meter's release is still missing.</param>
/// <param name="MeterSetVisits">How often a crew is sent for a meter before a person decides.</param>
/// <param name="FirstBillDays">Days without a bill after which a connected-but-unbilled case opens.</param>
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
