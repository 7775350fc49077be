using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class RetryRuleTests
{
    private static readonly ReturnCodes Codes = ReturnCodes.Default.On(new(2026, 3, 2));
    private static readonly DraftTerms Draft = new(NachaFile.CompanyId, Sample.AccountId, 125.10m);
    private static readonly DateOnly Drafted = new(2026, 3, 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_draft_may_be_sent_again_twice(int retried) => Assert.Null(Refusal(retried: retried));

    [Fact]
    public void Not_a_third_time() => Assert.Equal(RetryRefusal.TooOften, Refusal(retried: 2));

    [Fact]
    public void On_the_180th_day_it_may() => Assert.Null(Refusal(days: 180));

    [Fact]
    public void On_the_181st_it_may_not() => Assert.Equal(RetryRefusal.TooLate, Refusal(days: 181));

    [Theory]
    [InlineData("1596000436", Sample.AccountId, 125.10)]
    [InlineData(NachaFile.CompanyId, "1000000002", 125.10)]
    [InlineData(NachaFile.CompanyId, Sample.AccountId, 125.11)]
    public void Only_the_same_company_person_and_amount_are_a_retry(string company, string person, double amount) =>
        Assert.Equal(RetryRefusal.OtherTerms, Refusal(retry: new(company, person, (decimal)amount)));

    [Theory]
    [InlineData("R02")]
    [InlineData("R08")]
    [InlineData("R10")]
    [InlineData("R11")]
    [InlineData("R99")]
    public void Other_codes_are_not_tried_again(string code) => Assert.Equal(RetryRefusal.NotForThisCode, Refusal(code));

    private static RetryRefusal? Refusal(string code = "R01", int retried = 0, int days = 3, DraftTerms? retry = null) =>
        RetryRule.Refusal(Codes.Of(code), Codes.Retries, Draft, Drafted, retry ?? Draft, retried, Drafted.AddDays(days));
}
