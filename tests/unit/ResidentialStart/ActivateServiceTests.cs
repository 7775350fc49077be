using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.ResidentialStart;

public class ActivateServiceTests
{
    private static readonly AccountDocument Reserved = Sample.Account(AccountStatus.Pending, (Receivable.Water, 30m)) with { UnappliedCredit = 5m, TotalPaid = 12m };

    private static readonly CaseChange Change = ActivateService.Decide(new(Sample.Start, "fo-1000000001-on1", new(2026, 3, 11)), Reserved, Sample.Now);

    [Fact]
    public void The_reserved_account_goes_active_and_keeps_the_rest() => Assert.Equal(
        Reserved with { Status = AccountStatus.Active, UpdatedAt = Sample.Now, CauseId = "fo-1000000001-on1" }, Change.Account);

    [Fact]
    public void The_case_ends_and_awaits_nobody()
    {
        Assert.Equal(CaseStatus.Completed, Change.Status);
        Assert.Equal(("activated", Sample.Now, null), (Change.Entry.Key, Change.Entry.At, Change.Entry.AwaitedFrom));
    }

    [Fact]
    public void There_is_an_agreement_for_each_service_asked_for_from_the_day_the_crew_came_and_not_the_day_asked_for()
    {
        Assert.Equal(["agreement-Electric", "agreement-Water"], Change.Agreements.Select(agreement => agreement.Id));
        Assert.All(Change.Agreements, agreement => Assert.Equal(
            (Sample.AccountId, "P-1", new DateOnly(2026, 3, 11), null), (agreement.AccountId, agreement.PremiseId, agreement.StartDate, agreement.EndDate)));
    }

    [Fact]
    public void The_event_announces_the_service_under_an_id_of_its_own()
    {
        Assert.Equal(("service-started-req-1", ServiceStarted.Subject, "req-1"), (Change.Event!.EventId, Change.Event.Subject, Change.Event.CauseId));
        var announced = JsonSerializer.Deserialize<ServiceStarted>(Change.Event.Body, ContractJson.Options)!;
        Assert.Equal(("req-1", Sample.AccountId, "P-1"), (announced.RequestId, announced.AccountId, announced.PremiseId));
        Assert.Equal([UtilityService.Electric, UtilityService.Water], announced.Services);
    }
}
