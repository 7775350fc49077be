using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>The result of recording a payment.</summary>
public abstract record PaymentOutcome
{
    /// <summary>It was written now. Its event must still be published from the outbox.</summary>
    public sealed record Recorded(OutboxDocument Event) : PaymentOutcome;

    /// <summary>The same payment was recorded before; nothing was written.</summary>
    public sealed record AlreadyRecorded : PaymentOutcome;

    /// <summary>Another payment has this id, perhaps for another account. One of the two is a sender's mistake, and only the sender knows which.</summary>
    public sealed record Conflicting(KeyConflict Conflict) : PaymentOutcome;
}

/// <summary>Records payments. The ledger entry, the balances and the event are written in one batch.</summary>
public sealed class PaymentLedger(UtilityDatabase database, KeyClaims keys, EffectiveDated<PostingOrder> orders, TimeProvider time)
{
    /// <exception cref="CosmosException">The store refused and nothing was written; the message should be tried again.</exception>
    public async Task<PaymentOutcome> RecordAsync(PaymentReceived payment, CancellationToken cancellation = default)
    {
        if (await keys.ClaimAsync(payment.Claim(), cancellation) is { } conflict) return new PaymentOutcome.Conflicting(conflict);
        var first = await keys.HolderAsync(payment.MoneyClaim(), cancellation);
        var twin = first == payment.PaymentId ? null : first;
        while (true)
        {
            var account = await database.Accounts.FindAsync<AccountDocument>(payment.AccountId, AccountDocument.DocumentId, cancellation);
            var now = time.GetUtcNow();
            var decision = PostPayment.Decide(account, payment, orders.On(BusinessCalendar.DateOf(now)), now, twin);
            switch (await Batch(decision).RunAsync(cancellation))
            {
                case BatchOutcome.Done: return new PaymentOutcome.Recorded(decision.Event);
                case BatchOutcome.AlreadyThere: return new PaymentOutcome.AlreadyRecorded();
                case BatchOutcome.Changed: continue;
            }
        }
    }

    private TransactionalBatch Batch(PaymentDecision decision)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(decision.Event.AccountId));
        return decision switch
        {
            Posted posted => batch.Enter(posted.Entered).CreateItem(posted.Event),
            Suspended suspended => batch.CreateItem(suspended.Entry).CreateItem(suspended.Event),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };
    }
}
