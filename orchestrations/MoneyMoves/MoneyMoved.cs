using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Event on topic account-events: staff moved money on an account. A transfer makes one for each account. Amounts in dollars.</summary>
/// <param name="AskedBy">The sign-in name of the person who asked for it.</param>
public sealed record MoneyMoved(
    string MoveId, string AccountId, MoveKind Kind, decimal Amount, decimal OwedAfter, decimal UnappliedCredit, string AskedBy, DateTimeOffset MovedAt)
{
    public const string Subject = "MoneyMoved.v1";

    /// <param name="entryId">The entry that moved it; the event's id is derived from this.</param>
    public static OutboxDocument Event(AskedMove asked, AccountDocument after, string entryId, DateTimeOffset now) => OutboxDocument.For(
        after.AccountId, $"money-moved-{entryId}", Subject,
        new MoneyMoved(asked.MoveId, after.AccountId, asked.Kind, asked.Amount, after.Owed, after.UnappliedCredit, asked.AskedBy, now), asked.MoveId, now);
}

/// <summary>Event on topic account-events: a move that staff asked for was not made.</summary>
public sealed record MoneyMoveRefused(string MoveId, string AccountId, MoveKind Kind, decimal Amount, MoveRefusal Reason, DateTimeOffset RefusedAt)
{
    public const string Subject = "MoneyMoveRefused.v1";
}
