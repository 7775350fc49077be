using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.MoneyMoves;

public sealed class SendTransfer(MoveLedger ledger, UtilityDatabase database)
{
    [Function(nameof(SendTransfer))]
    public Task<MoveStep> Run([ActivityTrigger] MoveAttempt attempt, CancellationToken cancellation) => ledger.TryAsync(
        attempt.Asked.AccountId,
        async (account, entries, rules, now) =>
        {
            var to = await database.Accounts.FindAsync<AccountDocument>(attempt.Asked.Transfer!.ToAccountId, AccountDocument.DocumentId, cancellation);
            return TransferCredit.Send(account, entries, to, attempt, rules, now);
        },
        cancellation);
}

public sealed class ReceiveTransfer(MoveLedger ledger, UtilityDatabase database)
{
    [Function(nameof(ReceiveTransfer))]
    public async Task<MoveStep> Run([ActivityTrigger] AskedMove asked, CancellationToken cancellation)
    {
        var from = await database.Accounts.FindAsync<AccountDocument>(asked.AccountId, AccountDocument.DocumentId, cancellation) ?? throw new InvalidOperationException($"Account {asked.AccountId} is gone.");
        return await ledger.TryAsync(
            asked.Transfer!.ToAccountId, (account, entries, rules, now) => TransferCredit.Receive(account, entries, from.Customer.IdentityToken, asked, rules, now), cancellation);
    }
}

public sealed class UndoTransfer(MoveLedger ledger)
{
    [Function(nameof(UndoTransfer))]
    public Task<MoveStep> Run([ActivityTrigger] AskedMove asked, CancellationToken cancellation) =>
        ledger.TryAsync(asked.AccountId, (account, entries, rules, now) => TransferCredit.Undo(account, entries, asked, rules, now), cancellation);
}

internal static class TransferSteps
{
    /// <summary>Both sides or neither: once the money has left, this insists until the other account has it, or the first has it back.</summary>
    public static async Task<MoveRefusal?> Transfer(this MoveProcedure move)
    {
        if (await move.WithApproval(nameof(SendTransfer)) is { } refused) return refused;
        if ((await move.Insist<MoveStep>(nameof(ReceiveTransfer), move.Asked)).Refusal is not { } notTaken) return null;
        await move.Insist<MoveStep>(nameof(UndoTransfer), move.Asked);
        return notTaken;
    }
}
