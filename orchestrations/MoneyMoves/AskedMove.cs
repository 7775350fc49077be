using System.Text.Json.Serialization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>What staff can ask to be done with money that is already with us.</summary>
public enum MoveKind
{
    /// <summary>A correction of what a customer owes.</summary>
    Adjustment,

    /// <summary>Credit paid out to the customer.</summary>
    Refund,

    /// <summary>Credit moved to another account of the same person.</summary>
    Transfer,

    /// <summary>A payment in suspense put on an account.</summary>
    Placement,
}

/// <summary>A movement of money as a staff member asked for it.</summary>
/// <param name="MoveId">The asker's own key. Asking again with the same key asks once.</param>
/// <param name="AccountId">The account it begins on; of a placement, the account that gets the money.</param>
/// <param name="Amount">Dollars.</param>
/// <param name="AskedBy">The asker's sign-in name. They may not approve it.</param>
/// <param name="Role">The asker's role when they asked; their own limit depends on it.</param>
public sealed record AskedMove(string MoveId, string AccountId, MoveKind Kind, decimal Amount, string Why, string AskedBy, StaffRole Role)
{
    /// <summary>Set for an adjustment; null for the others. The same holds for the other terms.</summary>
    public AdjustmentTerms? Adjustment { get; init; }

    public RefundTerms? Refund { get; init; }

    public TransferTerms? Transfer { get; init; }

    public PlacementTerms? Placement { get; init; }

    /// <summary>The move's case, in the partition of its account. No request's id holds a ~, so it can be no request's case.</summary>
    [JsonIgnore]
    public CaseReference Case => CaseOf(MoveId, AccountId);

    public static CaseReference CaseOf(string moveId, string accountId) => new($"move~{moveId}", accountId);

    /// <summary>The asker's role does not count: the same person may have another one tomorrow.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Move, MoveId, AccountId, this, "role");
}
