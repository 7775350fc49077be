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
                var payment = ledger.FirstOrDefault(entry => entry.Kind == EntryKind.Payment && entry.Payment?.PaymentId == returned.PaymentId);
                isKnown = payment is not null;
                isReversed = isKnown && ledger.Any(entry => entry.Reverses == payment!.Id);
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
            returned.AccountId, LedgerEntryDocument.PaymentIdFor(returned.PaymentId), waiting => Decide(waiting, returned, time.GetUtcNow()), cancellation);
        return marked switch
        {
            { IsChanged: true } => ReturnOutcome.ReversedInSuspense,
            { Document: null } => ReturnOutcome.UnknownPayment,
            { Document: { Status: SuspenseStatus.Placed, PlacedOn: { } account } } => await ReversePlacedAsync(returned, account, cancellation),
            _ => ReturnOutcome.AlreadyReversed,
        };
    }

    /// <exception cref="InvalidOperationException">A person's placement is not posted yet; a later call finds it.</exception>
    private async Task<ReturnOutcome> ReversePlacedAsync(ReturnedPayment returned, string account, CancellationToken cancellation)
    {
        var outcome = account == returned.AccountId ? ReturnOutcome.UnknownPayment : await ReverseAsync(returned with { AccountId = account }, cancellation);
        return outcome == ReturnOutcome.UnknownPayment ? throw new InvalidOperationException($"{returned.PaymentId} is being placed on an account.") : outcome;
    }

    /// <summary>One that was placed stays so: what was posted is taken back from the account.</summary>
    private static SuspenseDocument? Decide(SuspenseDocument waiting, ReturnedPayment returned, DateTimeOffset now) =>
        waiting.ReturnedFor is not null || waiting.Status == SuspenseStatus.Placed
            ? null
            : waiting with { Status = SuspenseStatus.Returned, ReturnedFor = $"{returned.Code}: {returned.Reason}", UpdatedAt = now, CauseId = returned.CauseId };
}
