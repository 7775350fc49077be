using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Carries out moves on ledgers. Each is decided on the ledger as it is when it is written, so two at once cannot both use the same limit or credit.</summary>
public sealed class MoveLedger(AccountLedger ledgers, MoveRulebook rules)
{
    public Task<MoveStep> TryAsync(
        string accountId, Func<AccountDocument, IReadOnlyList<LedgerEntryDocument>, MoveRules, DateTimeOffset, MoveDecision> decide, CancellationToken cancellation = default) =>
        TryAsync(accountId, (account, ledger, of, now) => Task.FromResult(decide(account, ledger, of, now)), cancellation);

    /// <summary>The same, for a decision that reads more.</summary>
    public async Task<MoveStep> TryAsync(
        string accountId, Func<AccountDocument, IReadOnlyList<LedgerEntryDocument>, MoveRules, DateTimeOffset, Task<MoveDecision>> decide, CancellationToken cancellation = default)
    {
        var step = new MoveStep(MoveRefusal.NoSuchAccount);
        await ledgers.ChangeAsync(
            accountId,
            async (account, ledger, now) =>
            {
                var decision = await decide(account, ledger, rules.At(now), now);
                step = decision.Step;
                return decision.Change;
            },
            cancellation);
        return step;
    }
}
