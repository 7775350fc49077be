using System.Net;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;

namespace Serverless.Tests.Flows.Cases;

/// <summary>What staff do about a case that needs a person.</summary>
public sealed class TaskFlowTests : IAsyncLifetime
{
    private const string One = "specialist.one@utility.example";
    private const string Two = "specialist.two@utility.example";
    private static readonly string AccountId = LocalAccounts.NumberFor("req-1");
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_start_that_needs_a_person_has_a_task_that_one_specialist_takes_and_finishes()
    {
        await platform.PublishAsync("service-requests", Samples.StartService("req-1", "uk-77"));
        await platform.SettleAsync();
        var task = Assert.Single((await CaseAsync())["tasks"]!.AsArray())!;
        Assert.Equal(("needs-person", "New", 0), (task["key"].Text(), task["state"].Text(), task["workedMinutes"]!.GetValue<int>()));

        Assert.Equal("Taken", (await ActAsync(One, new { move = "Take" }))["state"].Text());
        Assert.Equal("urn:customer-operations:problem:task-taken", (await ActAsync(Two, new { move = "Take" }, HttpStatusCode.Conflict))["type"].Text());
        await ActAsync(Two, new { move = "Assign", to = Two }, HttpStatusCode.Forbidden);
        await ActAsync(One, new { move = "Wait", @for = "the applicant's passport", until = "2026-03-04" });
        await platform.AdvanceAsync(TimeSpan.FromDays(1));
        await ActAsync(One, new { move = "Take" });
        await ActAsync(One, new { move = "Finish", text = "Not who they say" }, HttpStatusCode.UnprocessableEntity);
        var finish = new { move = "Finish", text = "Not who they say", caseEnds = "Refused" };
        Assert.Equal(0, (await ActAsync(One, finish))["workedMinutes"]!.GetValue<int>());
        await ActAsync(One, finish);
        await ActAsync(Two, new { move = "Reopen", text = "Let me look" }, HttpStatusCode.Conflict);

        var ended = await CaseAsync();
        Assert.Equal(("Refused", 0), (ended["status"].Text(), ended["allAwaited"]!.AsArray().Count));
        Assert.Equal("specialist", Assert.Single(ended["times"]!["waits"]!.AsArray())!["awaitedFrom"].Text());
        Assert.Equal(AccountStatus.Withdrawn, (await platform.FindAsync<AccountDocument>(AccountId, AccountDocument.DocumentId))!.Status);
        Assert.Equal(ServiceRequestRefused.Subject, Assert.Single(await platform.EventsAsync(), message => message.Subject != LateCharged.Subject).Subject);
    }

    private Task<JsonNode> CaseAsync() => platform.GetAsync("/api/cases/req-1", One);

    private Task<JsonNode> ActAsync(string signIn, object act, HttpStatusCode expected = HttpStatusCode.OK) =>
        platform.PostAsync($"/api/accounts/{AccountId}/cases/req-1/tasks/needs-person", signIn, act, expected);
}
