using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Keeps what staff asked for. Each is stored first, with a case of its own; then the orchestration carries it out.</summary>
public sealed class MoveStore(UtilityDatabase database, KeyClaims keys, TimeProvider time)
{
    /// <summary>Stores the move, or finds the same one stored before. The account must exist.</summary>
    public async Task<Claimed<MoveDocument>> AskAsync(AskedMove asked, CancellationToken cancellation = default)
    {
        if (await keys.ClaimAsync(asked.Claim(), cancellation) is { } conflict) return new(null, conflict);
        var (move, opened) = Decide(asked, time.GetUtcNow());
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(asked.AccountId)).CreateItem(move).CreateItem(opened);
        if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return new(move);
        return new(await FindAsync(asked.AccountId, asked.MoveId, cancellation) ?? throw new InvalidOperationException($"Move {asked.MoveId} cannot be read yet."));
    }

    public Task<MoveDocument?> FindAsync(string accountId, string moveId, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<MoveDocument>(accountId, MoveDocument.IdFor(moveId), cancellation);

    /// <summary>The account's moves, the latest first.</summary>
    public async Task<IReadOnlyList<MoveDocument>> InAccountAsync(string accountId, CancellationToken cancellation = default) =>
        [.. (await database.Accounts.AllAsync<MoveDocument>(accountId, MoveDocument.TypeName, cancellation)).OrderByDescending(move => move.CreatedAt)];

    public static (MoveDocument Move, CaseDocument Case) Decide(AskedMove asked, DateTimeOffset now)
    {
        var move = new MoveDocument
        {
            Id = MoveDocument.IdFor(asked.MoveId),
            AccountId = asked.AccountId,
            Asked = asked,
            Status = MoveStatus.Asked,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = asked.MoveId,
        };
        var opened = new CaseDocument
        {
            Id = CaseDocument.IdFor(asked.Case.RequestId),
            AccountId = asked.AccountId,
            RequestId = asked.Case.RequestId,
            SubmittedBy = asked.AskedBy,
            Status = CaseStatus.Open,
            InstanceId = MoveMoneyOrchestrator.InstanceIdFor(asked.MoveId),
            Timeline = [new("asked", now, $"{asked.Kind} of {Money.Text(asked.Amount)} asked by {asked.AskedBy}: {asked.Why}")],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = asked.MoveId,
        };
        return (move, opened);
    }
}
