using Microsoft.Azure.Functions.Worker;

namespace Serverless.Orchestrations.MoneyMoves;

public sealed class PostAdjustment(MoveLedger ledger)
{
    [Function(nameof(PostAdjustment))]
    public Task<MoveStep> Run([ActivityTrigger] MoveAttempt attempt, CancellationToken cancellation) => ledger.TryAsync(
        attempt.Asked.AccountId, (account, entries, rules, now) => AdjustAccount.Decide(account, entries, attempt, rules, now), cancellation);
}
