using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Somebody on the staff asks that another deposit be asked for than the assessed one.</summary>
/// <param name="OverrideId">The asker's own key: asking twice is asking once.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="RequestedBy">Their sign-in name; they may not approve it.</param>
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
/// <param name="Reason">The last approver's.</param>
public sealed record OverriddenDeposit(DepositOverride Asked, IReadOnlyList<string> DecidedBy, string Reason, DateTimeOffset At);

public enum OverrideRefusal
{
    /// <summary>There is nothing to override before the deposit is asked for.</summary>
    NotAskedForYet,

    /// <summary>Above the full deposit, which is the most that may be held (twice the average month; F.S. 366.05(1)(c) as a default).</summary>
    AboveFull,

    /// <summary>The security is complete, or the case has ended.</summary>
    TooLate,

    /// <summary>The case has as many entries from outside as it takes.</summary>
    CaseFull,
}

/// <summary>Decides about overriding a deposit.</summary>
public static class OverrideRule
{
    /// <summary>Null when the override may be put to people.</summary>
    public static OverrideRefusal? Refusal(CaseDocument current, ConnectionDocument file, decimal amount)
    {
        if (current.IsEnding || current.Timeline.Any(told => told.Key == SecurityRequest.EndedKey)) return OverrideRefusal.TooLate;
        if (file is not { Assessment: { } assessed, SecurityRequired: { } required }) return OverrideRefusal.NotAskedForYet;
        if (required == 0) return OverrideRefusal.TooLate;
        return amount > assessed.Full ? OverrideRefusal.AboveFull : null;
    }

    /// <summary>
    /// Dollars the decision is about: what is forgone of the full deposit, so that several small steps need the same role as a
    /// large one; or what is asked for beyond the present, if that is more.
    /// </summary>
    public static decimal AtStake(DepositAssessment assessed, decimal amount) => Math.Max(assessed.Full - amount, amount - assessed.Amount);
}
