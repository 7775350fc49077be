using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Somebody who has or awaits service at a premise.</summary>
public sealed record PremiseCustomer(string AccountId, string LegalName, AccountStatus Status);

/// <summary>What stands in the way of a start at a premise.</summary>
/// <param name="Others">Who has service there, or asked for it before.</param>
public sealed record PremiseOccupancy(bool IsKnown, IReadOnlyList<PremiseCustomer> Others);

/// <summary>
/// Looks whether there is such a premise, and whether it is somebody else's. Of two starts at one premise the later one sees the
/// other: each has its account before it is looked for. Two of one moment see each other, and a person decides about both.
/// </summary>
public sealed class CheckPremise(UtilityDatabase database, CaseStore cases)
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    [Function(nameof(CheckPremise))]
    public async Task<PremiseOccupancy> Run([ActivityTrigger] ResidentialStartInput input, CancellationToken cancellation)
    {
        var premiseId = input.Details.PremiseId;
        var isKnown = await database.Premises.FindAsync<PremiseDocument>(premiseId, PremiseDocument.DocumentId, cancellation) is not null;
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.premiseId = @premise")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@premise", premiseId);
        var there = new List<AccountDocument>();
        await foreach (var account in database.Accounts.QueryAsync<AccountDocument>(query, cancellation: cancellation)) there.Add(account);
        var occupancy = Decide(isKnown, there, input.Case.AccountId);
        await cases.NoteAsync(
            input.Case, "premise", !isKnown ? "Premise unknown" : occupancy.Others.Count == 0 ? "Premise is free" : "Premise is in service, or awaits it",
            forCustomer: "Address checked", cancellation: cancellation);
        return occupancy;
    }

    public static PremiseOccupancy Decide(bool isKnown, IReadOnlyCollection<AccountDocument> there, string accountId)
    {
        var own = there.FirstOrDefault(account => account.AccountId == accountId);
        return new(isKnown, [
            .. there.Where(account => account.AccountId != accountId && (account.Status == AccountStatus.Active || (account.Status == AccountStatus.Pending && IsEarlier(account, own))))
                .OrderBy(account => account.AccountId, StringComparer.Ordinal)
                .Select(account => new PremiseCustomer(account.AccountId, account.Customer.LegalName, account.Status)),
        ]);
    }

    /// <summary>Clocks of two instances differ: what is a moment later by one may have been first, and may have looked already.</summary>
    private static bool IsEarlier(AccountDocument account, AccountDocument? own) => own is null || account.CreatedAt <= own.CreatedAt + ClockDifference;
}
