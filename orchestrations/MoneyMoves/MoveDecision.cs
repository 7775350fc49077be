using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>What a move puts at stake, with what was moved before it.</summary>
/// <param name="Amount">Dollars of this kind of move on the account within the policy's window, this one included.</param>
/// <param name="LateCharges">Late charges forgiven within the policy's months, this move's included; 0 when this move forgives none.</param>
public sealed record MoveStake(decimal Amount, int LateCharges = 0)
{
    public bool IsWithin(MoveStake allowed) => Amount <= allowed.Amount && LateCharges <= allowed.LateCharges;

    /// <summary>The larger of both in each part.</summary>
    public MoveStake Or(MoveStake? other) => other is null ? this : new(Math.Max(Amount, other.Amount), Math.Max(LateCharges, other.LateCharges));
}

/// <summary>How far a move is. With all three null it is done.</summary>
/// <param name="Refusal">Why it is not done.</param>
/// <param name="Beyond">Set when this is at stake and is beyond what was allowed so far: people must approve it.</param>
/// <param name="WaitUntil">When to try again, in UTC: until then its money has not cleared.</param>
public sealed record MoveStep(MoveRefusal? Refusal = null, MoveStake? Beyond = null, DateTimeOffset? WaitUntil = null)
{
    public static MoveStep Done { get; } = new();
}

/// <param name="Change">What to write; null when there is nothing, or it was written before.</param>
public sealed record MoveDecision(MoveStep Step, LedgerChange? Change = null)
{
    public static MoveDecision Already { get; } = new(MoveStep.Done);

    public static MoveDecision Write(LedgerChange change) => new(MoveStep.Done, change);

    public static MoveDecision Refuse(MoveRefusal refusal) => new(new MoveStep(refusal));

    public static MoveDecision Ask(MoveStake stake) => new(new MoveStep(Beyond: stake));

    public static MoveDecision Wait(DateTimeOffset until) => new(new MoveStep(WaitUntil: until));
}

/// <param name="Approved">What approvers have allowed so far; null when they were not asked.</param>
public sealed record MoveAttempt(AskedMove Asked, MoveStake? Approved = null);
