using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Projected twelve months ÷ 12 × the months of the band, service by service, never below the floor.</summary>
public class DepositRuleTests
{
    private static readonly CustomerHistory NewHere = new(0);

    /// <summary>20 kW × $31.20 × 2 is above electric's floor; 73,000 gallons × $6.40 ÷ 12 × 2 is $77.87.</summary>
    [Fact]
    public void A_full_deposit_is_two_average_months_of_each_service()
    {
        var assessed = Assess(null);
        Assert.Equal([(UtilityService.Electric, 1248.00m), (UtilityService.Sewer, 77.87m)], assessed.Services.Select(line => (line.Service, line.Amount)));
        Assert.Equal((DepositBasis.ThinFile, 2, 1325.87m, 0m), (assessed.Basis, assessed.Months, assessed.Amount, assessed.Forgone));
    }

    [Fact]
    public void A_service_is_never_below_its_floor_unless_nothing_is_asked_for() =>
        Assert.Equal(50m, Assess(new(60, 60, 5)).Services.Single(line => line.Service == UtilityService.Sewer).Amount);

    [Theory]
    [InlineData(80, 76, 0)]
    [InlineData(79, 76, 1)]
    [InlineData(80, 75, 1)]
    [InlineData(50, 26, 1)]
    [InlineData(49, 90, 2)]
    [InlineData(90, 25, 2)]
    public void The_worse_of_the_two_bands_decides(int paydex, int intelliscore, int months) => Assert.Equal(months, Assess(new(paydex, intelliscore, 3)).Months);

    [Fact]
    public void A_score_the_bureau_does_not_give_decides_nothing() => Assert.Equal(0, Assess(new(85, null, 9)).Months);

    [Fact]
    public void Fewer_than_three_tradelines_or_no_paydex_is_a_thin_file()
    {
        Assert.Equal(DepositBasis.ThinFile, Assess(new(95, 95, 2)).Basis);
        Assert.Equal(DepositBasis.ThinFile, Assess(new(null, 95, 9)).Basis);
    }

    [Fact]
    public void A_bureau_that_could_not_be_asked_means_the_full_deposit()
    {
        var assessed = DepositRule.Decide(Connection.Details(), null, asked: false, NewHere, Connection.Deposits);
        Assert.Equal((DepositBasis.NoReport, 2), (assessed.Basis, assessed.Months));
    }

    [Fact]
    public void A_government_and_an_old_customer_are_asked_for_nothing_and_what_is_forgone_is_told()
    {
        var government = DepositRule.Decide(Connection.Details(EntityType.Government), null, asked: true, NewHere, Connection.Deposits);
        var known = DepositRule.Decide(Connection.Details(), new(10, 10, 9), asked: true, new(23), Connection.Deposits);
        Assert.Equal((DepositBasis.Government, 0m, 1325.87m), (government.Basis, government.Amount, government.Forgone));
        Assert.Equal((DepositBasis.GoodHistory, 0m), (known.Basis, known.Amount));
    }

    [Fact]
    public void A_deposit_above_the_assessors_limit_needs_somebody_else()
    {
        var large = Connection.Details() with { Site = Connection.Details().Site with { Units = [new(UnitType.Building, 100, 500, 0, "1")] } };
        Assert.True(DepositRule.Decide(large, null, asked: true, NewHere, Connection.Deposits).NeedsConfirmation);
        Assert.False(Assess(null).NeedsConfirmation);
    }

    [Fact]
    public void No_deposit_is_more_than_the_full_one_or_less_than_nothing_and_all_are_whole_cents()
    {
        var cases =
            from kilowatts in Gen.Choose(0, 5000)
            from gallons in Gen.Choose(0, 100_000)
            from paydex in Gen.Choose(1, 100)
            from score in Gen.Choose(1, 100)
            from tradelines in Gen.Choose(0, 20)
            select (Unit: new SiteUnit(UnitType.Unit, 1000, kilowatts, gallons, "1"), Report: new CreditReport(paydex, score, tradelines));
        Property.Holds(cases, drawn =>
        {
            var details = Connection.Details() with { Site = Connection.Details().Site with { Units = [drawn.Unit] } };
            var assessed = DepositRule.Decide(details, drawn.Report, asked: true, NewHere, Connection.Deposits);
            return assessed.Amount >= 0 && assessed.Forgone >= 0 && decimal.Round(assessed.Amount, 2) == assessed.Amount && assessed.Amount == assessed.Services.Sum(line => line.Amount);
        });
    }

    private static DepositAssessment Assess(CreditReport? report) => DepositRule.Decide(Connection.Details(), report, asked: true, NewHere, Connection.Deposits);
}
