using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Billing;

/// <summary>What paying late costs.</summary>
/// <param name="Share">The share of what is past due: 0.015 (JEA).</param>
/// <param name="Least">The least charge on a bill, in dollars; GRU's is one dollar.</param>
/// <param name="GraceDays">Days after the due date on which it is charged: 4 (JEA).</param>
/// <param name="AssessedForDays">Days after the grace in which a missed run still charges. Later, nothing is charged any more. Ours.</param>
/// <param name="DaysToPay">Days until the charge is due. Ours: as for a bill.</param>
/// <param name="Source">Where the figures come from, and how certain they are.</param>
public sealed record LateChargePolicy(DateOnly EffectiveFrom, decimal Share, decimal Least, int GraceDays, int AssessedForDays, int DaysToPay, string Source) : IEffectiveDated
{
    public static EffectiveDated<LateChargePolicy> Default { get; } = EffectiveDated<LateChargePolicy>.FromResource("late-charges.json");

    /// <summary>Whether what was due on a day is charged on <paramref name="today"/>.</summary>
    public bool IsCharged(DateOnly dueOn, DateOnly today) => LatestDue(today) >= dueOn && dueOn >= EarliestDue(today);

    /// <summary>The latest due date that is charged on a day.</summary>
    public DateOnly LatestDue(DateOnly today) => today.AddDays(-GraceDays);

    /// <summary>The earliest due date that is charged on a day.</summary>
    public DateOnly EarliestDue(DateOnly today) => LatestDue(today).AddDays(-AssessedForDays);
}
