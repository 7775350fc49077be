namespace Serverless.Orchestrations.BankFiles;

/// <summary>A company's returns of a month against the rates that Nacha watches.</summary>
public sealed record ReturnMonth(string CompanyId, ReturnCounts Counts, ReturnRates Rates)
{
    /// <summary>One for each company that made drafts or had some returned. Refunds that came back are no returned drafts.</summary>
    /// <param name="drafts">How many drafts each company made.</param>
    public static IReadOnlyList<ReturnMonth> Of(IReadOnlyCollection<ReturnedItemDocument> items, IReadOnlyDictionary<string, int> drafts, ReturnLimits limits) =>
    [
        .. from company in items.Where(item => item.WasDebit).Select(item => item.CompanyId).Union(drafts.Keys).Order(StringComparer.Ordinal)
           let counts = items.Where(item => item.WasDebit && item.CompanyId == company)
               .Aggregate(new ReturnCounts(drafts.GetValueOrDefault(company), 0, 0, 0), (counted, item) => counted.With(item.WatchedAs))
           select new ReturnMonth(company, counts, ReturnRates.Of(counts, limits)),
    ];
}
