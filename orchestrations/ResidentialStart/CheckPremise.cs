using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>A customer who has service at a premise, or waits for it.</summary>
public sealed record PremiseCustomer(string AccountId, string LegalName, AccountStatus Status);

/// <summary>What stands in the way of starting service at a premise.</summary>
/// <param name="Others">The customers who have service there, or asked for it earlier.</param>
public sealed record PremiseOccupancy(bool IsKnown, IReadOnlyList<PremiseCustomer> Others);

/// <summary>
/// Checks that the premise exists and whether another customer has it. Each request has its account before this check, so of two requests
/// for one premise the later one sees the other. If they come at almost the same time, both see each other, and a person decides about
/// both.
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

    /// <summary>
    /// Whether the account may be the earlier one. Clocks of two instances differ, so one created up to five minutes later counts as
    /// earlier too.
    /// </summary>
    private static bool IsEarlier(AccountDocument account, AccountDocument? own) => own is null || account.CreatedAt <= own.CreatedAt + ClockDifference;
}
