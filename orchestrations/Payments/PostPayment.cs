using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Payments;

/// <summary>What is to be written for one payment, in one batch.</summary>
public abstract record PaymentDecision(OutboxDocument Event);

public sealed record Posted(AccountDocument Account, LedgerEntryDocument Entry, OutboxDocument Event) : PaymentDecision(Event);

public sealed record Suspended(SuspenseDocument Entry, OutboxDocument Event) : PaymentDecision(Event);

/// <summary>Decides where a payment goes: to the account's ledger, or to suspense when no open account can take it.</summary>
public static class PostPayment
{
    public static PaymentDecision Decide(AccountDocument? account, PaymentReceived payment, PostingOrder order, DateTimeOffset now) =>
        account switch
        {
            null => Suspend(payment, SuspenseReason.UnknownAccount, now),
            { Status: AccountStatus.Active or AccountStatus.Pending } when payment.Purpose == PaymentPurpose.Deposit => PostDeposit(account, payment, order, now),
            { Status: AccountStatus.Active } => Post(account, payment, order, now),
            { Status: AccountStatus.Pending } => Suspend(payment, SuspenseReason.PendingAccount, now),
            _ => Suspend(payment, SuspenseReason.ClosedAccount, now),
        };

    private static Posted Post(AccountDocument account, PaymentReceived payment, PostingOrder order, DateTimeOffset now)
    {
        var (allocations, unapplied) = Allocate(account.Balances, payment.Amount, order);
        var after = account with
        {
            Balances = account.Balances.ToDictionary(balance => balance.Key, balance => balance.Value - allocations.GetValueOrDefault(balance.Key)),
            UnappliedCredit = account.UnappliedCredit + unapplied,
            TotalPaid = account.TotalPaid + payment.Amount,
            UpdatedAt = now,
            CauseId = payment.PaymentId,
        };
        return Entered(account, after, allocations, payment, order, now);
    }

    /// <summary>Posts all of the payment as deposit held, even above what was asked for. What is too much is returned with the deposit.</summary>
    private static Posted PostDeposit(AccountDocument account, PaymentReceived payment, PostingOrder order, DateTimeOffset now)
    {
        var owed = account.Balances.GetValueOrDefault(Receivable.Deposit);
        var after = account with
        {
            Balances = account.Balances.ToDictionary(balance => balance.Key, balance => balance.Key == Receivable.Deposit ? Math.Max(0m, owed - payment.Amount) : balance.Value),
            DepositHeld = account.DepositHeld + payment.Amount,
            TotalPaid = account.TotalPaid + payment.Amount,
            UpdatedAt = now,
            CauseId = payment.PaymentId,
        };
        return Entered(account, after, new Dictionary<Receivable, decimal> { [Receivable.Deposit] = payment.Amount }, payment, order, now);
    }

    private static Posted Entered(
        AccountDocument account, AccountDocument after, IReadOnlyDictionary<Receivable, decimal> allocations, PaymentReceived payment, PostingOrder order, DateTimeOffset now)
    {
        var entry = new LedgerEntryDocument
        {
            Id = LedgerEntryDocument.IdFor(payment.PaymentId),
            AccountId = account.AccountId,
            PaymentId = payment.PaymentId,
            Channel = payment.Channel,
            ExternalId = payment.ExternalId,
            SentBy = payment.SentBy,
            Amount = payment.Amount,
            Allocations = allocations,
            ReceivedAt = payment.ReceivedAt.ToUniversalTime(),
            PostedAt = now,
            OwedAfter = after.Owed,
            PolicyVersion = order.EffectiveFrom,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = payment.PaymentId,
        };
        var posted = new PaymentPosted(payment.PaymentId, account.AccountId, payment.Amount, allocations, after.Owed, after.UnappliedCredit, now);
        return new(after, entry, OutboxDocument.For(account.AccountId, $"payment-posted-{payment.PaymentId}", PaymentPosted.Subject, posted, payment.PaymentId, now));
    }

    /// <summary>
    /// Pays receivables in the policy's order, each in full before the next. Those that the policy does not name come last. The deposit
    /// is never paid here, whatever the policy says: only money that is held as deposit reduces it.
    /// </summary>
    private static (IReadOnlyDictionary<Receivable, decimal> Allocations, decimal Unapplied) Allocate(
        IReadOnlyDictionary<Receivable, decimal> balances, decimal amount, PostingOrder order)
    {
        var allocations = new Dictionary<Receivable, decimal>();
        foreach (var receivable in order.Receivables.Union(balances.Keys.Order()).Where(receivable => receivable != Receivable.Deposit))
        {
            var paid = Math.Min(amount, balances.GetValueOrDefault(receivable));
            if (paid <= 0) continue;
            allocations[receivable] = paid;
            amount -= paid;
        }
        return (allocations, amount);
    }

    private static Suspended Suspend(PaymentReceived payment, SuspenseReason reason, DateTimeOffset now)
    {
        var entry = new SuspenseDocument
        {
            Id = LedgerEntryDocument.IdFor(payment.PaymentId),
            AccountId = payment.AccountId,
            PaymentId = payment.PaymentId,
            Channel = payment.Channel,
            ExternalId = payment.ExternalId,
            SentBy = payment.SentBy,
            Amount = payment.Amount,
            ReceivedAt = payment.ReceivedAt.ToUniversalTime(),
            Reason = reason,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = payment.PaymentId,
        };
        var suspended = new PaymentSuspended(payment.PaymentId, payment.AccountId, payment.Amount, reason, now);
        return new(entry, OutboxDocument.For(payment.AccountId, $"payment-suspended-{payment.PaymentId}", PaymentSuspended.Subject, suspended, payment.PaymentId, now));
    }
}
