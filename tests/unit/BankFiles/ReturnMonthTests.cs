using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class ReturnMonthTests
{
    private static readonly ReturnLimits Limits = ReturnCodes.Default.On(new(2026, 3, 2)).Limits;

    [Fact]
    public void Each_companys_returns_are_counted_against_its_drafts()
    {
        var months = ReturnMonth.Of(
            [Item("A", WatchedAs.Unauthorized), Item("A", WatchedAs.Other), Item("B", WatchedAs.Administrative)], new Dictionary<string, int> { ["A"] = 200, ["C"] = 10 }, Limits);
        Assert.Equal([("A", new ReturnCounts(200, 1, 0, 2)), ("B", new(0, 0, 1, 1)), ("C", new(10, 0, 0, 0))], months.Select(month => (month.CompanyId, month.Counts)));
        Assert.Equal([1m, null, 0m], months.Select(month => month.Rates.All.Percent));
        Assert.Equal([false, true, false], months.Select(month => month.Rates.All.IsAbove));
    }

    [Fact]
    public void A_refund_that_came_back_is_no_returned_draft() =>
        Assert.Empty(ReturnMonth.Of([Item("A", WatchedAs.Other) with { WasDebit = false }], new Dictionary<string, int>(), Limits));

    private static ReturnedItemDocument Item(string company, WatchedAs watched) => new()
    {
        Id = "0123456789abcdef-3",
        AccountId = ReturnedItemDocument.PartitionOf(Sample.Now),
        State = ReturnState.Reversed,
        CompanyId = company,
        Code = "R01",
        Handling = ReturnHandling.Retry,
        WatchedAs = watched,
        Amount = 1m,
        WasDebit = true,
        OriginalTrace = "063100270000001",
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "ach-returns/monday.txt",
    };
}
