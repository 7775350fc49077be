using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Sweeps what closed accounts still have into tasks for people: credit, and drafts that came after the close.</summary>
public sealed class ClosedCredits(UtilityDatabase database, CaseStore cases, EffectiveDated<MovePolicy> policies, TimeProvider time)
{
    /// <returns>How many tasks were made.</returns>
    /// <exception cref="CosmosException">The store refused; a second run goes on.</exception>
    public async Task<int> SweepAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var policy = policies.On(BusinessCalendar.DateOf(now));
        var made = 0;
        var credits = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.status = @closed AND c.unappliedCredit > 0")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@closed", nameof(AccountStatus.Closed));
        await foreach (var account in database.Accounts.QueryAsync<AccountDocument>(credits, cancellation: cancellation))
        {
            if (await NextAsync(account.AccountId, cancellation) is { } number && await OpenAsync(RefundTask.ForCredit(account, number, policy, now), cancellation)) made++;
        }
        var waiting = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.status = @open")
            .WithParameter("@type", SuspenseDocument.TypeName)
            .WithParameter("@open", nameof(SuspenseStatus.Open));
        await foreach (var suspended in database.Accounts.QueryAsync<SuspenseDocument>(waiting, cancellation: cancellation))
        {
            if (suspended is { Reason: SuspenseReason.ClosedAccount, Payment.Tender: PaymentTender.BankDraft } && await OpenAsync(RefundTask.ForDraft(suspended, policy, now), cancellation)) made++;
        }
        return made;
    }

    /// <summary>The number of the account's next case; null while one is open.</summary>
    private async Task<int?> NextAsync(string accountId, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var before = await cases.FindInAsync(accountId, RefundTask.OfCredit(accountId, number).RequestId, cancellation);
            if (before is null) return number;
            if (!before.IsOver) return null;
        }
    }

    /// <returns>False when the case was opened before.</returns>
    private async Task<bool> OpenAsync((CaseDocument Case, CaseTaskDocument Task) opened, CancellationToken cancellation)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(opened.Case.AccountId)).CreateItem(opened.Case).CreateItem(opened.Task);
        return await batch.RunAsync(cancellation) == BatchOutcome.Done;
    }
}
