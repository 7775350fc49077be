using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Unit.Documents;

/// <summary>The store takes a hundred documents and 2 MB at a time.</summary>
public sealed class BatchPartsTests
{
    [Fact]
    public void Documents_are_cut_at_the_hundredth_and_keep_their_order()
    {
        var parts = BatchParts.Of(Enumerable.Range(0, 250).Select(number => Of($"{number}", bytes: 1))).ToList();
        Assert.Equal([100, 100, 50], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 250).Select(number => $"{number}"), parts.SelectMany(part => part).Select(one => one.Document.CauseId));
    }

    [Fact]
    public void No_part_is_past_the_most_bytes_and_one_that_is_too_large_by_itself_is_alone()
    {
        var parts = BatchParts.Of([Of("a", 900_000), Of("b", 800_000), Of("c", 300_000), Of("large", 2_500_000), Of("d", 1)]).ToList();
        Assert.Equal(["a b", "c", "large", "d"], parts.Select(part => string.Join(' ', part.Select(one => one.Document.CauseId))));
        Assert.All(parts.Where(part => part.Count > 1), part => Assert.InRange(part.Sum(one => one.Content.Length), 0, BatchParts.MostBytes));
    }

    private static AccountDocument Of(string cause, int bytes) => Sample.Account() with { CauseId = cause, PremiseId = new string('x', bytes) };
}
