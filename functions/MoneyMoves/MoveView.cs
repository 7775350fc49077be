using Serverless.Orchestrations.MoneyMoves;

namespace Serverless.Functions.MoneyMoves;

/// <summary>A move as staff see it. Amounts in dollars. Its timeline is its case's: GET cases/{CaseId}?account={AccountId}.</summary>
/// <param name="Refusal">Why it was refused; null unless it was.</param>
public sealed record MoveView(AskedMove Asked, MoveStatus Status, MoveRefusal? Refusal, string CaseId, DateTimeOffset AskedAt)
{
    public static MoveView Of(MoveDocument move) => new(move.Asked, move.Status, move.Refusal, move.Asked.Case.RequestId, move.CreatedAt);
}
