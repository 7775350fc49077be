using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.ResidentialStart;

public class CheckPremiseTests
{
    private static readonly AccountDocument Own = Sample.Account(AccountStatus.Pending);

    [Fact]
    public void A_premise_without_anybody_is_free() => Assert.Empty(Others(Own));

    [Theory]
    [InlineData(AccountStatus.Closed)]
    [InlineData(AccountStatus.Withdrawn)]
    public void Who_has_left_or_never_came_is_not_in_the_way(AccountStatus status) => Assert.Empty(Others(Own, Other("0752190639", status, hours: -5)));

    [Fact]
    public void Whoever_has_service_there_is_named()
    {
        var other = Other("0752190639", AccountStatus.Active, hours: 5);
        Assert.Equal([new("0752190639", other.Customer.LegalName, AccountStatus.Active)], Others(Own, other));
    }

    [Fact]
    public void Of_two_starts_only_the_later_one_sees_the_other()
    {
        var earlier = Other("0752190639", AccountStatus.Pending, hours: -1);
        Assert.Equal(["0752190639"], Others(Own, earlier).Select(other => other.AccountId));
        Assert.Empty(CheckPremise.Decide(true, [Own, earlier], earlier.AccountId).Others);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void One_that_may_have_been_first_by_another_clock_is_seen(int minutesLater, bool isSeen)
    {
        var other = Other("0752190639", AccountStatus.Pending, hours: 0) with { CreatedAt = Own.CreatedAt.AddMinutes(minutesLater) };
        Assert.Equal(isSeen ? 1 : 0, Others(Own, other).Count);
        Assert.Single(CheckPremise.Decide(true, [Own, other], other.AccountId).Others);
    }

    private static AccountDocument Other(string accountId, AccountStatus status, int hours) =>
        Sample.Account(status) with { AccountId = accountId, CreatedAt = Own.CreatedAt.AddHours(hours) };

    private static IReadOnlyList<PremiseCustomer> Others(params AccountDocument[] there) => CheckPremise.Decide(true, there, Own.AccountId).Others;
}
