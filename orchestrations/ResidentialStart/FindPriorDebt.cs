using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>
/// Finds what the applicant still owes on their own closed accounts. A debt belongs to the person: a former occupant's debt at the
/// premise is no reason to refuse (F.S. 180.135).
/// </summary>
public sealed class FindPriorDebt(UtilityDatabase database, CaseStore cases)
{
    [Function(nameof(FindPriorDebt))]
    public async Task<decimal> Run([ActivityTrigger] ResidentialStartInput input, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.status = @closed AND c.customer.identityToken = @token")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@closed", nameof(AccountStatus.Closed))
            .WithParameter("@token", input.Details.Applicant.IdentityToken);
        var owed = 0m;
        await foreach (var account in database.Accounts.QueryAsync<AccountDocument>(query, cancellation: cancellation)) owed += account.Owed;
        await cases.NoteAsync(input.Case, "prior-debt", owed == 0 ? "No prior debt" : "Prior debt found", forCustomer: "Earlier accounts checked", cancellation: cancellation);
        return owed;
    }
}
