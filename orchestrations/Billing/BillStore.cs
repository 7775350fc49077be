using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Billing;

/// <summary>The result of taking in a statement of a bill.</summary>
public abstract record BillOutcome
{
    /// <summary>It was written now. Its event must still be published from the outbox.</summary>
    public sealed record Recorded(OutboxDocument Event) : BillOutcome;

    /// <summary>It was recorded before, or a later statement of the same bill was; nothing was written.</summary>
    public sealed record Superseded : BillOutcome;

    /// <summary>The statement's key was used before for something else.</summary>
    public sealed record Conflicting(KeyConflict Conflict) : BillOutcome;

    /// <summary>There is no account of this number.</summary>
    public sealed record UnknownAccount : BillOutcome;
}

/// <summary>Takes in bills, their corrections and cancellations. The bill, the ledger and the event are written in one batch.</summary>
public sealed class BillStore(
    UtilityDatabase database, KeyClaims keys, EffectiveDated<BillingPolicy> policies, EffectiveDated<PostingOrder> orders, EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    /// <exception cref="CosmosException">The store refused and nothing was written; the message should be tried again.</exception>
    public async Task<BillOutcome> RecordAsync(BillStatement stated, CancellationToken cancellation = default)
    {
        if (await keys.ClaimAsync(stated.Claim, cancellation) is { } conflict) return new BillOutcome.Conflicting(conflict);
        while (true)
        {
            // Read first: whoever changes the ledger meanwhile changes the header too, and then this is decided again.
            var account = await database.Accounts.FindAsync<AccountDocument>(stated.AccountId, AccountDocument.DocumentId, cancellation);
            if (account is null) return new BillOutcome.UnknownAccount();
            var before = await database.Accounts.FindAsync<BillDocument>(stated.AccountId, BillDocument.IdFor(stated.BillId), cancellation);
            var standings = before is null ? ItemStandings.Of([]) : ItemStandings.Of(await database.Accounts.LedgerAsync(stated.AccountId, cancellation));
            var now = time.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            var rules = new BillRules(policies.On(today), orders.On(today), calendars.On(today));
            if (PostBill.Decide(account, before, stated, standings, rules, now) is not { } decision) return new BillOutcome.Superseded();
            switch (await Batch(decision).RunAsync(cancellation))
            {
                case BatchOutcome.Done: return new BillOutcome.Recorded(decision.Event);
                case BatchOutcome.AlreadyThere: return new BillOutcome.Superseded();
                case BatchOutcome.Changed: continue;
            }
        }
    }

    private TransactionalBatch Batch(BillDecision decision)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(decision.Bill.AccountId)).Enter(decision.Entered);
        return (decision.Bill.ETag is null
                ? batch.CreateItem(decision.Bill, BatchExecution.WithoutAnswer)
                : batch.ReplaceItem(decision.Bill.Id, decision.Bill, new TransactionalBatchItemRequestOptions { IfMatchEtag = decision.Bill.ETag, EnableContentResponseOnWrite = false }))
            .CreateItem(decision.Event, BatchExecution.WithoutAnswer);
    }
}
