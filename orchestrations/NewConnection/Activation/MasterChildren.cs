using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Makes the child accounts of a master account: one for each unit, sharing its charges by floor area.</summary>
public static class MasterChildren
{
    private const int Whole = 10_000;

    /// <summary>The child accounts; none unless the site has a master meter for its units.</summary>
    public static IReadOnlyList<ChildAccountDocument> For(NewConnectionDetails details, AccountDocument master, string requestId, DateTimeOffset now)
    {
        if (details.Billing != BillingStructure.Master) return [];
        var shares = Shares([.. details.Site.Units.Select(unit => unit.SquareFeet)]);
        return
        [
            .. details.Site.Units.Select((unit, index) => new ChildAccountDocument
            {
                Id = ChildAccountDocument.IdFor(unit.Key),
                AccountId = master.AccountId,
                Unit = unit.Key,
                PremiseUnitId = $"{master.PremiseId}-{unit.Key}",
                ShareOfCharges = shares[index],
                CreatedAt = now,
                UpdatedAt = now,
                CauseId = requestId,
            }),
        ];
    }

    /// <summary>Each area's share in ten-thousandths. What rounding leaves goes to the areas that lost most by it (largest remainder method).</summary>
    public static IReadOnlyList<int> Shares(IReadOnlyList<int> squareFeet)
    {
        var total = squareFeet.Sum(area => (long)area);
        var shares = squareFeet.Select(area => (int)((long)area * Whole / total)).ToArray();
        var missing = Whole - shares.Sum();
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(index => (long)squareFeet[index] * Whole % total).Take(missing)) shares[index]++;
        return shares;
    }
}
