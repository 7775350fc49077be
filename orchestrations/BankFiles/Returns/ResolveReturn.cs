using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>The answer to a person who resolves a return.</summary>
public abstract record ReturnResolution
{
    public sealed record Done(ReturnedItemDocument Item) : ReturnResolution;

    public sealed record NoSuchReturn : ReturnResolution;

    /// <summary>It waits for nobody, or somebody resolved it before.</summary>
    public sealed record NotWaiting(ReturnedItemDocument Item) : ReturnResolution;

    /// <summary>The account has no such payment, or it was returned before.</summary>
    public sealed record NoSuchPayment(ReturnOutcome Outcome) : ReturnResolution;
}

/// <summary>What a person does with a return that no rule could deal with: takes a payment back by it, or closes it with a reason.</summary>
public sealed class ResolveReturn(ReturnStore store, ReturnedItems items, EffectiveDated<ReturnCodes> policies, TimeProvider time)
{
    /// <param name="accountId">With <paramref name="paymentId"/>: the payment to take back. Both null close the return.</param>
    /// <param name="by">The sign-in name.</param>
    public async Task<ReturnResolution> RunAsync(
        string month, string id, string? accountId, string? paymentId, string why, string by, CancellationToken cancellation = default)
    {
        var partition = ReturnedItemDocument.PartitionOf(month);
        if (await store.FindAsync(partition, id, cancellation) is not { } item) return new ReturnResolution.NoSuchReturn();
        if (item.State != ReturnState.ForPerson) return new ReturnResolution.NotWaiting(item);
        if (accountId is not null && paymentId is not null)
        {
            var reason = policies.On(BusinessCalendar.DateOf(time.GetUtcNow())).Of(item.Code);
            var back = new ReturnedPayment(accountId, paymentId, item.Code, reason.Says, DraftTry.Of(paymentId).TenderId, reason.Fee == StatutoryFee.Covered, item.Id);
            var outcome = await items.ReverseAsync(back, cancellation);
            if (outcome is ReturnOutcome.UnknownPayment or ReturnOutcome.AlreadyReversed) return new ReturnResolution.NoSuchPayment(outcome);
        }
        var after = await store.ChangeAsync(
            partition,
            id,
            current => current.State == ReturnState.ForPerson
                ? current with { State = ReturnState.Resolved, PaymentId = paymentId ?? current.PaymentId, Why = why, ResolvedBy = by, UpdatedAt = time.GetUtcNow(), CauseId = by }
                : null,
            cancellation);
        return new ReturnResolution.Done(after!);
    }
}
