using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>Takes returned payments back, on the ledger or in suspense.</summary>
public sealed class ReturnedItems(
    UtilityDatabase database, AccountLedger ledgers, EffectiveDated<ReturnedItemPolicy> policies, EffectiveDated<PostingOrder> orders,
    EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    /// <exception cref="CosmosException">The store refused and nothing was written; a second call goes on.</exception>
    public async Task<ReturnOutcome> ReverseAsync(ReturnedPayment returned, CancellationToken cancellation = default)
    {
        var (isKnown, isReversed) = (false, false);
        var change = await ledgers.ChangeAsync(
            returned.AccountId,
            (account, ledger, now) =>
            {
                var paymentId = LedgerEntryDocument.PaymentIdFor(returned.PaymentId);
                isKnown = ledger.Any(entry => entry.Id == paymentId && entry.Kind == EntryKind.Payment);
                isReversed = ledger.Any(entry => entry.Reverses == paymentId);
                var today = BusinessCalendar.DateOf(now);
                return ReturnPayment.Decide(account, ledger, returned, new(policies.On(today), orders.On(today), calendars.On(today)), now);
            },
            cancellation);
        if (change is not null) return ReturnOutcome.Reversed;
        if (isReversed) return ReturnOutcome.AlreadyReversed;
        return isKnown ? throw new InvalidOperationException($"{returned.PaymentId} is known and cannot be returned.") : await ReverseSuspendedAsync(returned, cancellation);
    }

    private async Task<ReturnOutcome> ReverseSuspendedAsync(ReturnedPayment returned, CancellationToken cancellation)
    {
        var marked = await database.Accounts.ChangeAsync<SuspenseDocument>(
            returned.AccountId,
            LedgerEntryDocument.PaymentIdFor(returned.PaymentId),
            waiting => waiting.ReturnedFor is not null ? null : waiting with { ReturnedFor = $"{returned.Code}: {returned.Reason}", UpdatedAt = time.GetUtcNow(), CauseId = returned.CauseId },
            cancellation);
        if (marked.IsChanged) return ReturnOutcome.ReversedInSuspense;
        return marked.Document is null ? ReturnOutcome.UnknownPayment : ReturnOutcome.AlreadyReversed;
    }
}
