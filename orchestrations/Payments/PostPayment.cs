using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Payments;

/// <summary>What is to be written for one payment, in one batch.</summary>
public abstract record PaymentDecision(OutboxDocument Event);

public sealed record Posted(Entered Entered, OutboxDocument Event) : PaymentDecision(Event)
{
    public AccountDocument Account => Entered.Account;

    public LedgerEntryDocument Entry => Entered.Entries[0];
}

public sealed record Suspended(SuspenseDocument Entry, OutboxDocument Event) : PaymentDecision(Event);

/// <summary>Decides where a payment goes: to the account's ledger, or to suspense when no account can take it.</summary>
public static class PostPayment
{
    /// <param name="twin">The id of another payment that looks like the same money; null when there is none.</param>
    public static PaymentDecision Decide(AccountDocument? account, PaymentReceived payment, PostingOrder order, DateTimeOffset now, string? twin = null) =>
        account switch
        {
            null => Suspend(payment, SuspenseReason.UnknownAccount, now),
            _ when twin is not null => Suspend(payment, SuspenseReason.SuspectedDuplicate, now, twin),
            { Status: AccountStatus.Active or AccountStatus.Pending } when payment.Purpose == PaymentPurpose.Deposit => PostDeposit(account, payment, Entry(payment), now),
            { Status: AccountStatus.Active } => Post(account, payment, Entry(payment), order, now),
            { Status: AccountStatus.Pending } => Suspend(payment, SuspenseReason.PendingAccount, now),
            // A final bill can still be paid. What is left of the money is the customer's, and is paid back.
            { Status: AccountStatus.Closed, OpenItems.Count: > 0 } => Post(account, payment, Entry(payment), order, now),
            _ => Suspend(payment, SuspenseReason.ClosedAccount, now),
        };

    /// <summary>Puts a payment from suspense on the account that a person named, with the time at which it was tendered. A closed account takes it too, as credit that is paid out.</summary>
    /// <param name="by">The person's sign-in name.</param>
    /// <returns>Null when the account takes no such payment.</returns>
    public static Posted? Place(AccountDocument account, SuspenseDocument suspended, PostingOrder order, string by, string why, DateTimeOffset now)
    {
        var payment = PaymentReceived.Of(suspended.Payment, account.AccountId, suspended.Amount);
        var entry = Entry(payment) with { Id = LedgerEntryDocument.PlacedIdFor(payment.PaymentId), By = by, Why = why };
        return account.Status switch
        {
            AccountStatus.Active or AccountStatus.Pending when payment.Purpose == PaymentPurpose.Deposit => PostDeposit(account, payment, entry, now),
            AccountStatus.Active or AccountStatus.Closed => Post(account, payment, entry, order, now),
            _ => null,
        };
    }

    private static Posted Post(AccountDocument account, PaymentReceived payment, NewEntry entry, PostingOrder order, DateTimeOffset now)
    {
        var allocation = AllocatePayment.Decide(account.OpenItems, payment.Amount, order, BusinessCalendar.DateOf(now));
        return Enter(account, entry with { Items = allocation.Items, CreditChange = allocation.Unapplied, PolicyVersion = order.EffectiveFrom }, payment, now);
    }

    /// <summary>Posts all of the payment as deposit held, even above what was asked for. What is too much is returned with the deposit.</summary>
    private static Posted PostDeposit(AccountDocument account, PaymentReceived payment, NewEntry entry, DateTimeOffset now)
    {
        var less = account with { DepositOutstanding = account.DepositOutstanding is { } outstanding ? Math.Max(0m, outstanding - payment.Amount) : null };
        return Enter(less, entry with { DepositChange = payment.Amount }, payment, now);
    }

    private static NewEntry Entry(PaymentReceived payment) => new()
    {
        Id = LedgerEntryDocument.PaymentIdFor(payment.PaymentId),
        Kind = EntryKind.Payment,
        Amount = payment.Amount,
        PaidChange = payment.Amount,
        Payment = payment.ToSource(),
        CauseId = payment.PaymentId,
    };

    private static Posted Enter(AccountDocument account, NewEntry entry, PaymentReceived payment, DateTimeOffset now)
    {
        var entered = account.Enter(entry, now);
        var posted = new PaymentPosted(
            payment.PaymentId, account.AccountId, payment.Amount, entered.Entries[0].Allocations, entered.Account.Owed, entered.Account.UnappliedCredit, payment.ReceivedAt.ToUniversalTime(), now);
        return new(entered, OutboxDocument.For(account.AccountId, $"payment-posted-{payment.PaymentId}", PaymentPosted.Subject, posted, payment.PaymentId, now));
    }

    private static Suspended Suspend(PaymentReceived payment, SuspenseReason reason, DateTimeOffset now, string? twin = null)
    {
        var entry = new SuspenseDocument
        {
            Id = LedgerEntryDocument.PaymentIdFor(payment.PaymentId),
            AccountId = payment.AccountId,
            Payment = payment.ToSource(),
            Amount = payment.Amount,
            Reason = reason,
            TwinOf = twin,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = payment.PaymentId,
        };
        var suspended = new PaymentSuspended(payment.PaymentId, payment.AccountId, payment.Amount, reason, now);
        return new(entry, OutboxDocument.For(payment.AccountId, $"payment-suspended-{payment.PaymentId}", PaymentSuspended.Subject, suspended, payment.PaymentId, now));
    }
}
