using System.Text.Json;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Flows.SampleTraffic;

/// <summary>The new connections among the sample messages, and the customers behind them.</summary>
public sealed class ConnectionTrafficTests
{
    private const int Messages = 20_000;

    [Fact]
    public void One_message_in_two_hundred_is_a_valid_application_and_every_kind_of_applicant_comes()
    {
        var traffic = new CityTraffic(new SampleCityDirectory(new()));
        var applications = Indexes().Select(index => Read(traffic.At(index, UtilityPlatform.Start))).ToList();
        Assert.InRange(applications.Count, Messages / 250, Messages / 160);
        Assert.All(applications, application => Assert.Empty(application.Problems()));
        Assert.Equal(applications.Count, applications.DistinctBy(application => application.RequestId).Count());
        var details = applications.Select(application => application.NewConnection!).ToList();
        Assert.Equal(Enum.GetValues<EntityType>(), details.Select(each => each.Applicant.EntityType).Distinct().Order());
        Assert.Equal(4, details.Select(each => each.PreferredSecurity).Distinct().Count());
        Assert.Equal([null, '1', '5', '9'], details.Select(each => each.Applicant.Duns?[0]).Distinct().Order());
        Assert.Equal([false, true], details.Select(each => EvidenceChecklist.Missing(each).Count > 0).Distinct().Order());
        Assert.Equal([false, true], Indexes().Select(index => SampleConnection.At(index).Withdraws).Distinct().Order());
    }

    [Fact]
    public void A_message_is_the_same_whenever_it_is_looked_at()
    {
        var (one, other) = (new CityTraffic(new SampleCityDirectory(new())), new CityTraffic(new SampleCityDirectory(new())));
        Assert.All(Indexes(), index => Assert.Equal(one.At(index, UtilityPlatform.Start).Body.ToArray(), other.At(index, UtilityPlatform.Start).Body.ToArray()));
    }

    [Fact]
    public async Task Customers_file_their_papers_give_security_and_take_back_as_is_their_habit()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        SampleConnection[] connections = [.. Indexes().Take(16).Select(SampleConnection.At)];
        ConnectionCustomer[] customers = [.. connections.Select(connection => new ConnectionCustomer(connection, platform.Http, platform.Bus, TimeAt(platform)))];
        await platform.PublishRawAsync("service-requests", [.. connections.Select(connection => SampleMessages.NewConnection(connection, platform.Now).ToServiceBusMessage())]);
        for (var look = 0; look < 5; look++)
        {
            await platform.AdvanceAsync(TimeSpan.FromMinutes(1));
            foreach (var customer in customers) await customer.LookAsync(CancellationToken.None);
        }
        await platform.AdvanceAsync(TimeSpan.FromMinutes(1));

        var cases = (await UtilityPlatform.QueryAsync<CaseDocument>(platform.Database.Accounts, CaseDocument.TypeName)).ToDictionary(found => found.RequestId);
        var pending = (await UtilityPlatform.QueryAsync<ApprovalDocument>(platform.Database.Accounts, ApprovalDocument.TypeName))
            .Where(approval => approval.Status == ApprovalStatus.Pending).Select(approval => approval.Case.RequestId).ToHashSet();
        Assert.All(connections, connection => Assert.Contains(cases[connection.RequestId].Status, connection switch
        {
            { Withdraws: true } => [CaseStatus.Withdrawn, CaseStatus.Refused],
            _ when connection.Details.Applicant.IdentityToken.StartsWith(IdentityService.RedFlagPrefix, StringComparison.Ordinal) => [CaseStatus.Refused],
            _ when pending.Contains(connection.RequestId) => [CaseStatus.Open],
            _ => (CaseStatus[])[CaseStatus.Completed],
        }));
        Assert.DoesNotContain(cases.Values.SelectMany(found => found.OpenWaits), wait => wait.AwaitedFrom == "applicant");
        Assert.Contains(cases.Values, found => found.Status == CaseStatus.Completed);
        foreach (var queue in (string[])["service-requests", "security-events", "payments", "permit-events", "field-results"]) Assert.Empty(await platform.DeadLettersAsync(queue));
    }

    private static IEnumerable<long> Indexes() => Enumerable.Range(0, Messages).Select(index => (long)index).Where(CityTraffic.IsConnection);

    private static ServiceRequested Read(PartnerMessage message) => JsonSerializer.Deserialize<ServiceRequested>(message.Body.Span, ContractJson.Options)!;

    private static TimeProvider TimeAt(UtilityPlatform platform) => platform.Cloud.Clock.TimeProvider;
}
