using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A request from staff for a deposit other than the assessed one.</summary>
/// <param name="OverrideId">The sender's own key. Asking again with the same key asks once.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="RequestedBy">The sign-in name of the person who asked. They may not approve it.</param>
public sealed record DepositOverride(string OverrideId, decimal Amount, string Why, string RequestedBy)
{
    public KeyClaim Claim(string requestId) => KeyClaim.Of(KeyKind.Override, OverrideId, requestId, new { requestId, Amount, Why, RequestedBy });

    public IEnumerable<FieldProblem> Problems()
    {
        if (Amount < 0 || decimal.Round(Amount, 2) != Amount) yield return new("amount", "must be dollars and cents, and not less than 0");
        foreach (var problem in Rules.Id("overrideId", OverrideId).Concat(Rules.Text("why", Why, longest: 500, shortest: 1))) yield return problem;
    }
}

/// <param name="DecidedBy">The approvers' sign-in names.</param>
/// <param name="Reason">The last approver's reason.</param>
public sealed record OverriddenDeposit(DepositOverride Asked, IReadOnlyList<string> DecidedBy, string Reason, DateTimeOffset At);

public enum OverrideRefusal
{
    /// <summary>No deposit has been asked for yet, so there is nothing to override.</summary>
    NotAskedForYet,

    /// <summary>The amount is above the full deposit, the most that may be held (twice the average month; F.S. 366.05(1)(c) as a default).</summary>
    AboveFull,

    /// <summary>The security is complete, or the case has ended.</summary>
    TooLate,

    /// <summary>The case has reached its limit of entries from outside.</summary>
    CaseFull,
}

/// <summary>Decides whether a deposit may be overridden, and how much is at stake.</summary>
public static class OverrideRule
{
    /// <summary>Why approvers cannot be asked about the override; null when they can.</summary>
    public static OverrideRefusal? Refusal(CaseDocument current, ConnectionDocument file, decimal amount)
    {
        if (current.IsEnding || current.Timeline.Any(told => told.Key == SecurityRequest.EndedKey)) return OverrideRefusal.TooLate;
        if (file is not { Assessment: { } assessed, SecurityRequired: { } required }) return OverrideRefusal.NotAskedForYet;
        if (required == 0) return OverrideRefusal.TooLate;
        return amount > assessed.Full ? OverrideRefusal.AboveFull : null;
    }

    /// <summary>
    /// Dollars at stake: the part of the full deposit that is given up, or the increase over the assessed deposit, whichever is more. The
    /// first is counted from the full deposit, so that several small steps need the same role as one large step.
    /// </summary>
    public static decimal AtStake(DepositAssessment assessed, decimal amount) => Math.Max(assessed.Full - amount, amount - assessed.Amount);
}
