using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Takes back what comes without a file: a paper check that the bank returns by mail, or a card payment that the customer disputes.</summary>
public sealed class EnterReturn(UtilityDatabase database, ReturnStore store, ReturnedItems items, EffectiveDated<ReturnCodes> policies, TimeProvider time)
{
    /// <param name="accountId">The payment's account.</param>
    /// <param name="by">The sign-in name of who enters it.</param>
    /// <returns>Done, also when it was entered before; or that there is no such payment, or it was returned otherwise.</returns>
    public async Task<ReturnResolution> RunAsync(string accountId, string paymentId, EnteredReturn entered, string by, CancellationToken cancellation = default)
    {
        var recorded = await database.Accounts.FindAsync<RecordedPayment>(accountId, LedgerEntryDocument.PaymentIdFor(paymentId), cancellation);
        if (recorded is null) return new ReturnResolution.NoSuchPayment(ReturnOutcome.UnknownPayment);
        var now = time.GetUtcNow();
        var reason = policies.On(BusinessCalendar.DateOf(now)).Of(entered.Code);
        var item = new ReturnedItemDocument
        {
            Id = $"entered-{StoredName.HashOf($"{accountId}/{paymentId}")}",
            AccountId = ReturnedItemDocument.PartitionOf(now),
            State = ReturnState.Resolved,
            CompanyId = recorded.Payment.Channel.ToString(),
            Code = entered.Code,
            Handling = reason.Handling,
            WatchedAs = reason.WatchedAs,
            Amount = recorded.Amount,
            WasDebit = true,
            OriginalTrace = recorded.Payment.ExternalId,
            NamedAccount = accountId,
            PaymentId = paymentId,
            Why = entered.Why,
            ResolvedBy = by,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = by,
        };
        var back = new ReturnedPayment(accountId, paymentId, entered.Code, reason.Says, DraftTry.Of(paymentId).TenderId, reason.Fee == StatutoryFee.Covered, item.Id);
        var outcome = await items.ReverseAsync(back, cancellation);
        var wasThis = outcome == ReturnOutcome.AlreadyReversed && await store.WasReversedByAsync(accountId, paymentId, item.Id, cancellation);
        if (!wasThis && outcome is (ReturnOutcome.UnknownPayment or ReturnOutcome.AlreadyReversed)) return new ReturnResolution.NoSuchPayment(outcome);
        await store.AddAsync(item, cancellation);
        return new ReturnResolution.Done(item);
    }
}
