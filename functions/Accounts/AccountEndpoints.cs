using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Functions.Accounts;

/// <summary>Accounts over HTTP.</summary>
public sealed class AccountEndpoints(UtilityDatabase database)
{
    private const int LedgerEntries = 20;

    /// <summary>An account with its agreements and its latest ledger entries; amounts in dollars.</summary>
    [Function(nameof(GetAccount))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> GetAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}")] HttpRequest request,
        string accountId,
        CancellationToken cancellation)
    {
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        if (account is null || !request.MaySee(account.FiledBy)) return Problems.NotFound("There is no such account.");
        var entries = new QueryDefinition("SELECT * FROM c WHERE c.type = @type ORDER BY c.postedAt DESC OFFSET 0 LIMIT @entries")
            .WithParameter("@type", LedgerEntryDocument.TypeName)
            .WithParameter("@entries", LedgerEntries);
        return new OkObjectResult(AccountView.Of(
            account,
            await database.Accounts.AllAsync<ServiceAgreementDocument>(accountId, ServiceAgreementDocument.TypeName, cancellation),
            await database.Accounts.AllAsync<ChildAccountDocument>(accountId, ChildAccountDocument.TypeName, cancellation),
            await database.Accounts.QueryAsync<LedgerEntryDocument>(entries, accountId, cancellation).ToListAsync(cancellation)));
    }
}
