using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.MoneyMoves;

public enum AdjustmentDirection
{
    /// <summary>The customer owes less.</summary>
    Credit,

    /// <summary>The customer owes more.</summary>
    Debit,
}

/// <param name="ItemId">The item to correct; null when it is a whole receivable.</param>
/// <param name="Receivable">The receivable, where no item is named.</param>
/// <param name="Reason">A code of <see cref="MovePolicy.Reasons"/>.</param>
/// <param name="Evidence">The paper of a case that proves it, or what proves it in words.</param>
public sealed record AdjustmentTerms(string? ItemId, Receivable? Receivable, AdjustmentDirection Direction, string Reason, string Evidence);
