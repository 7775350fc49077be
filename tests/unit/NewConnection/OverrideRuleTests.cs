using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>When another deposit may be put to people, and how much that decision is about.</summary>
public class OverrideRuleTests
{
    private static readonly DepositAssessment Assessed = new(DepositBasis.CreditBands, 1, [], 1000m, 2000m, NeedsConfirmation: false, Connection.Today);

    [Theory]
    [InlineData(400, 1600)] // two steps of 800 are a decision about 1600, not twice one about 800
    [InlineData(1000, 1000)]
    [InlineData(2000, 1000)]
    public void What_is_at_stake_is_what_is_forgone_of_the_full_deposit_or_asked_for_on_top(decimal amount, decimal atStake) =>
        Assert.Equal(atStake, OverrideRule.AtStake(Assessed, amount));

    [Theory]
    [InlineData(2000, null)]
    [InlineData(0, null)]
    [InlineData(2000.01, OverrideRefusal.AboveFull)]
    public void Never_more_than_the_full_deposit_is_asked_for(decimal amount, OverrideRefusal? refusal) => Assert.Equal(refusal, OverrideRule.Refusal(Case(), File(), amount));

    [Fact]
    public void There_is_nothing_to_override_before_security_is_asked_for_nor_after_it_is_there()
    {
        Assert.Equal(OverrideRefusal.NotAskedForYet, OverrideRule.Refusal(Case(), File() with { SecurityRequired = null }, 1m));
        Assert.Equal(OverrideRefusal.TooLate, OverrideRule.Refusal(Case(SecurityRequest.EndedKey), File(), 1m));
        Assert.Equal(OverrideRefusal.TooLate, OverrideRule.Refusal(Case(CaseDocument.WithdrawalKey), File(), 1m));
        Assert.Equal(OverrideRefusal.TooLate, OverrideRule.Refusal(Case(), File() with { SecurityRequired = 0m }, 1m));
    }

    [Theory]
    [InlineData("", 1, "x", "overrideId")]
    [InlineData("o-1", -1, "x", "amount")]
    [InlineData("o-1", 1.001, "x", "amount")]
    [InlineData("o-1", 1, "", "why")]
    public void A_wish_that_does_not_fit_says_which_field(string id, decimal amount, string why, string field) =>
        Assert.Equal([field], new DepositOverride(id, amount, why, "specialist.one@utility.example").Problems().Select(problem => problem.Field));

    private static CaseDocument Case(params string[] told) => new()
    {
        Id = CaseDocument.IdFor("req-1"),
        AccountId = "100",
        RequestId = "req-1",
        RequestType = ServiceRequestType.NewCommercialConnection,
        SubmittedBy = "portal",
        Status = CaseStatus.Open,
        InstanceId = "new-connection-req-1",
        Timeline = [.. told.Select(key => new TimelineEntry(key, Sample.Now, key))],
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "req-1",
    };

    private static ConnectionDocument File() => new()
    {
        Id = ConnectionDocument.IdFor("req-1"),
        AccountId = "100",
        RequestId = "req-1",
        Details = Connection.Details(),
        Filed = [],
        Assessment = Assessed,
        SecurityRequired = 1000m,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "req-1",
    };
}
