using FsCheck.Fluent;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Units under a master account share its charges by floor area, to the last ten-thousandth.</summary>
public class MasterChildrenTests
{
    [Fact]
    public void Equal_areas_share_alike_and_what_is_left_over_goes_to_the_first() => Assert.Equal([3334, 3333, 3333], MasterChildren.Shares([500, 500, 500]));

    [Fact]
    public void A_larger_area_bears_more() => Assert.Equal([6522, 3478], MasterChildren.Shares([1500, 800]));

    [Fact]
    public void Shares_always_make_up_the_whole_and_each_is_its_areas_part_to_within_one() => Property.Holds(
        Gen.ListOf(Gen.Choose(1, 10_000_000)).Where(areas => areas.Count is > 0 and <= NewConnectionDetails.MostUnits),
        areas =>
        {
            var shares = MasterChildren.Shares([.. areas]);
            Assert.Equal(10_000, shares.Sum());
            var total = areas.Sum(area => (decimal)area);
            Assert.All(areas.Zip(shares), pair => Assert.InRange(pair.Second - pair.First * 10_000m / total, -1m, 1m));
        });
}
