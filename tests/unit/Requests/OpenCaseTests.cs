using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Unit.Requests;

public class OpenCaseTests
{
    [Fact]
    public void A_request_reserves_an_account_that_owes_nothing_yet()
    {
        var (account, _) = OpenCase.Decide(Sample.Request(), Sample.AccountId, Sample.Now);

        Assert.Equal((AccountStatus.Pending, CustomerClass.Residential, "P-1"), (account.Status, account.Class, account.PremiseId));
        Assert.Equal(("account", Sample.AccountId, "req-1", "req-1"), (account.Id, account.AccountId, account.RequestId, account.CauseId));
        Assert.Equal(new Customer("Ada Lopez", "idt-77", "ada@example.org", "+18505550100"), account.Customer);
        Assert.Empty(account.Balances);
        Assert.Equal((0m, 0m, 0m), (account.Owed, account.UnappliedCredit, account.TotalPaid));
    }

    [Fact]
    public void The_case_lies_in_the_accounts_partition_and_begins_with_the_receipt()
    {
        var (account, opened) = OpenCase.Decide(Sample.Request(), Sample.AccountId, Sample.Now);

        Assert.Equal((account.AccountId, "case-req-1", CaseStatus.Open), (opened.AccountId, opened.Id, opened.Status));
        Assert.Equal(("portal", "residential-start-req-1"), (opened.SubmittedBy, opened.InstanceId));
        Assert.Equal(("received", Sample.Now), (Assert.Single(opened.Timeline).Key, opened.Timeline[0].At));
    }

    [Fact]
    public void The_same_request_always_has_the_same_instance() =>
        Assert.Equal(OpenCase.InstanceIdFor(Sample.Request()), OpenCase.InstanceIdFor(Sample.Request() with { SubmittedAt = Sample.Now.AddDays(2) }));

    /// <summary>Durable Functions keeps instance ids of at most 100 characters.</summary>
    [Fact]
    public void The_longest_request_id_still_gives_an_instance_id_the_engine_takes() =>
        Assert.InRange(OpenCase.InstanceIdFor(Sample.Request() with { RequestId = new('r', 64) }).Length, 1, 100);

    [Fact]
    public void A_request_without_its_details_is_a_fault_in_the_caller() =>
        Assert.Throws<ArgumentException>(() => OpenCase.Decide(Sample.Request() with { ResidentialStart = null }, Sample.AccountId, Sample.Now));
}
