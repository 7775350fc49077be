using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Tests.Flows.Cases;

/// <summary>What staff do about a case that needs a person.</summary>
public sealed class TaskFlowTests : IAsyncLifetime
{
    private const string One = "specialist.one@utility.example";
    private const string Two = "specialist.two@utility.example";
    private static readonly string AccountId = AccountNumber.For("req-1");
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_start_that_needs_a_person_has_a_task_that_one_specialist_takes_and_finishes()
    {
        await platform.PublishAsync("service-requests", Samples.StartService("req-1", "uk-77"));
        await platform.SettleAsync();
        var task = Assert.Single((await CaseAsync())["tasks"]!.AsArray())!;
        Assert.Equal(("needs-person", "New", 0), (Text(task["key"]), Text(task["state"]), task["workedMinutes"]!.GetValue<int>()));

        Assert.Equal("Taken", Text((await ActAsync(One, new { move = "Take" }))["state"]));
        Assert.Equal("urn:customer-operations:problem:task-taken", Text((await ActAsync(Two, new { move = "Take" }, HttpStatusCode.Conflict))["type"]));
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
        Assert.Equal(("Refused", 0), (Text(ended["status"]), ended["allAwaited"]!.AsArray().Count));
        Assert.Equal("specialist", Text(Assert.Single(ended["times"]!["waits"]!.AsArray())!["awaitedFrom"]));
        Assert.Equal(AccountStatus.Withdrawn, (await platform.FindAsync<AccountDocument>(AccountId, AccountDocument.DocumentId))!.Status);
        Assert.Equal(ServiceRequestRefused.Subject, Assert.Single(await platform.EventsAsync()).Subject);
    }

    private async Task<JsonNode> CaseAsync() => await CallAsync(HttpMethod.Get, "/api/cases/req-1", One, null, HttpStatusCode.OK);

    private Task<JsonNode> ActAsync(string signIn, object act, HttpStatusCode expected = HttpStatusCode.OK) =>
        CallAsync(HttpMethod.Post, $"/api/accounts/{AccountId}/cases/req-1/tasks/needs-person", signIn, act, expected);

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, string signIn, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-dev-user", signIn);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await platform.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
