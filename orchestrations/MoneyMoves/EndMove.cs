using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.MoneyMoves;

/// <param name="Refusal">Null when the money was moved.</param>
public sealed record MoveEnd(AskedMove Asked, MoveRefusal? Refusal);

/// <summary>Ends the move and its case in one batch.</summary>
public sealed class EndMove(MoveStore moves, CaseStore cases, OutboxPublisher outbox)
{
    [Function(nameof(EndMove))]
    public async Task Run([ActivityTrigger] MoveEnd end, CancellationToken cancellation)
    {
        var asked = end.Asked;
        var written = await cases.ChangeAsync(
            asked.Case,
            async (_, _, now) => Decide(await moves.FindAsync(asked.AccountId, asked.MoveId, cancellation) ?? throw new InvalidOperationException($"There is no move {asked.MoveId}."), end.Refusal, now),
            cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
    }

    public static CaseChange Decide(MoveDocument move, MoveRefusal? refusal, DateTimeOffset now)
    {
        var asked = move.Asked;
        return new CaseChange(new TimelineEntry("ended", now, refusal is null ? "Done" : $"Refused: {refusal}"))
        {
            Status = refusal is null ? CaseStatus.Completed : CaseStatus.Refused,
            Reason = refusal?.ToString(),
            Documents = [move with { Status = refusal is null ? MoveStatus.Done : MoveStatus.Refused, Refusal = refusal, UpdatedAt = now, CauseId = asked.MoveId }],
            Event = refusal is not { } reason ? null : OutboxDocument.For(
                asked.AccountId, $"money-move-refused-{asked.MoveId}", MoneyMoveRefused.Subject,
                new MoneyMoveRefused(asked.MoveId, asked.AccountId, asked.Kind, asked.Amount, reason, now), asked.MoveId, now),
        };
    }
}
