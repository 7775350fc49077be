using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Takes a move that staff ask for, and starts it.</summary>
public sealed class MoveStart(UtilityDatabase database, MoveStore moves, MoveRulebook rules, TimeProvider time)
{
    /// <returns>The move, stored now or before; no value and no conflict when there is no such account.</returns>
    public async Task<Claimed<MoveDocument>> AskAsync(DurableTaskClient durable, AskedMove asked, CancellationToken cancellation = default)
    {
        if (await database.Accounts.FindAsync<AccountDocument>(asked.AccountId, AccountDocument.DocumentId, cancellation) is not { } account) return default;
        var stored = await moves.AskAsync(asked, cancellation);
        // One sent again is started too: the first may have stopped between the write and the start. The role is the one it was asked with.
        if (stored.Value is { Status: MoveStatus.Asked } move)
        {
            var input = new MoveInput(move.Asked, account.Customer.LegalName, rules.At(time.GetUtcNow()).Policy.Own(move.Asked.Kind, move.Asked.Role));
            await durable.StartOnceAsync(MoveMoneyOrchestrator.Name, MoveMoneyOrchestrator.InstanceIdFor(asked.MoveId), input, cancellation);
        }
        return stored;
    }
}
