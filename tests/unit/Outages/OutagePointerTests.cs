using System.Globalization;
using Serverless.Orchestrations.Outages;

namespace Serverless.Tests.Unit.Outages;

public class OutagePointerTests
{
    [Fact]
    public void Two_premises_whose_service_points_have_the_same_name_have_a_pointer_each()
    {
        Assert.NotEqual(OutagePointerDocument.IdFor("NEW-100-OAK", "E1"), OutagePointerDocument.IdFor("NEW-200-ELM", "E1"));
        Assert.NotEqual(OutagePointerDocument.IdFor("NEW", "OAK-E1"), OutagePointerDocument.IdFor("NEW-OAK", "E1"));
    }

    /// <summary>Written down, since a pointer of years ago must still be found.</summary>
    [Fact]
    public void A_pointer_lies_where_it_always_lay() =>
        Assert.Equal("~pointers-4", OutagePointerDocument.PartitionFor(OutagePointerDocument.IdFor("P-1", "SP-1-E")));

    [Fact]
    public void Pointers_spread_over_sixteen_partitions_so_that_no_one_of_them_limits_a_storm()
    {
        var perPartition = Enumerable.Range(0, 16_000)
            .Select(number => OutagePointerDocument.IdFor($"P-{number.ToString("00000", CultureInfo.InvariantCulture)}", "E"))
            .CountBy(OutagePointerDocument.PartitionFor)
            .Select(partition => partition.Value)
            .ToArray();
        Assert.Equal(16, perPartition.Length);
        Assert.All(perPartition, count => Assert.InRange(count, 850, 1_150));
    }
}
