using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>A year of each service, by its own measure; and deposits at the edges of their rules.</summary>
public sealed class ProjectedChargesTests
{
    private static readonly Site Office = new(SiteUse.Office, [new(UnitType.Suite, 1000, 10, 100, "101"), new(UnitType.Suite, 500, 5, 50, "102")], "21-36-00777");

    [Theory]
    [InlineData(UtilityService.Electric, SiteUse.Office, 5616.00)] // 12 × 15 kW × $31.20
    [InlineData(UtilityService.Electric, SiteUse.Restaurant, 8424.00)]
    [InlineData(UtilityService.Water, SiteUse.Office, 169.73)] // 54.75 thousand gallons × $3.10, half a cent up
    [InlineData(UtilityService.Sewer, SiteUse.Office, 350.40)]
    [InlineData(UtilityService.Gas, SiteUse.Office, 261.00)] // 12 × 1.5 thousand square feet × $14.50
    [InlineData(UtilityService.SolidWaste, SiteUse.Office, 1488.00)] // 12 × 2 units × $62
    public void A_year_is_reckoned_from_what_the_service_is_measured_by(UtilityService service, SiteUse use, decimal dollars) =>
        Assert.Equal(dollars, ProjectedCharges.TwelveMonths(Office with { Use = use }, service, Connection.Deposits));

    [Fact]
    public void The_month_from_which_a_history_is_good_counts_and_the_one_before_does_not()
    {
        Assert.Equal(DepositBasis.GoodHistory, Decide(new(23)).Basis);
        Assert.Equal(DepositBasis.CreditBands, Decide(new(22)).Basis);
    }

    [Fact]
    public void A_deposit_of_exactly_the_assessors_limit_needs_nobody_else()
    {
        var amount = Decide(new(0)).Amount;
        Assert.False(Decide(new(0), Connection.Deposits with { AssessorLimit = amount }).NeedsConfirmation);
        Assert.True(Decide(new(0), Connection.Deposits with { AssessorLimit = amount - 0.01m }).NeedsConfirmation);
    }

    [Fact]
    public void No_band_holds_more_than_the_full_months_and_the_policy_is_named()
    {
        var assessed = Decide(new(0), Connection.Deposits with { PaydexBands = [new(0, 7)] });
        Assert.Equal((2, assessed.Full, Connection.Deposits.EffectiveFrom), (assessed.Months, assessed.Amount, assessed.PolicyFrom));
    }

    [Fact]
    public void A_waiver_that_is_refused_leaves_the_full_deposit()
    {
        var inFull = DepositRule.InFull(Connection.Details(), Connection.Deposits);
        Assert.Equal((DepositBasis.FullByDecision, 2, 1325.87m, 0m), (inFull.Basis, inFull.Months, inFull.Amount, inFull.Forgone));
    }

    [Fact]
    public void A_service_without_a_floor_has_none()
    {
        Assert.Equal(0m, Connection.Deposits.FloorOf(UtilityService.Gas));
        Assert.Equal(200m, Connection.Deposits.FloorOf(UtilityService.Electric));
    }

    private static DepositAssessment Decide(CustomerHistory history, DepositPolicy? policy = null) =>
        DepositRule.Decide(Connection.Details(), new(10, 10, 9), asked: true, history, policy ?? Connection.Deposits);
}
