using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.Accounts;

/// <summary>Accounts over HTTP.</summary>
public sealed class AccountEndpoints(UtilityDatabase database, CaseHolds holds, TimeProvider time)
{
    /// <summary>
    /// An account whole: what is owed by service and age, credit, security, holds, agreements, and a page of its ledger, the newest entry
    /// first. <c>?before=17</c> gives the entries before number 17. Amounts in dollars.
    /// </summary>
    [Function(nameof(GetAccount))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> GetAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}")] HttpRequest request,
        string accountId,
        CancellationToken cancellation)
    {
        if (!IsNumber(request.Query["before"], out var before)) return Problems.Invalid("before", "must be the number of a ledger entry");
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        if (account is null || !request.MaySee(account.FiledBy)) return Problems.NotFound("There is no such account.");
        var page = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.number < @before ORDER BY c.number DESC OFFSET 0 LIMIT @entries")
            .WithParameter("@type", LedgerEntryDocument.TypeName)
            .WithParameter("@before", before)
            .WithParameter("@entries", AccountView.LedgerPage);
        var parts = new AccountParts(
            account,
            await database.Accounts.AllAsync<ServiceAgreementDocument>(accountId, ServiceAgreementDocument.TypeName, cancellation),
            await database.Accounts.AllAsync<ChildAccountDocument>(accountId, ChildAccountDocument.TypeName, cancellation),
            await database.Accounts.AllAsync<SecurityDocument>(accountId, SecurityDocument.TypeName, cancellation),
            await holds.InAccountAsync(accountId, cancellation),
            await database.Accounts.QueryAsync<LedgerEntryDocument>(page, accountId, cancellation).ToListAsync(cancellation));
        return new OkObjectResult(AccountView.Of(parts, BusinessCalendar.DateOf(time.GetUtcNow())));
    }

    private static bool IsNumber(string? given, out int number)
    {
        number = int.MaxValue;
        return given is null || (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
