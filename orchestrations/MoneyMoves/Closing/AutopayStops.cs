using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Finds accounts that have closed, whoever closed them, and stops their autopay once.</summary>
public sealed class AutopayStops(UtilityDatabase database, AccountLedger ledgers)
{
    private sealed record Closed(string AccountId);

    /// <returns>How many accounts were looked at for the first time.</returns>
    /// <exception cref="CosmosException">The store refused; a second run goes on.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT c.accountId FROM c WHERE c.type = @type AND c.status = @closed AND NOT IS_DEFINED(c.autopayStoppedOn)")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@closed", nameof(AccountStatus.Closed));
        var stopped = 0;
        await foreach (var closed in database.Accounts.QueryAsync<Closed>(query, cancellation: cancellation))
        {
            if (await ledgers.ChangeAsync(closed.AccountId, StopAutopay.Decide, cancellation) is not null) stopped++;
        }
        return stopped;
    }
}
