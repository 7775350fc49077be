using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "HTTP API reference for Durable Functions".</summary>
public sealed class ManagementEndpointTests : IAsyncLifetime
{
    private const string Root = "/runtime/webhooks/durabletask";
    private DurableHost host = null!;
    private WebApplication web = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<string, string>("Greet", (_, name) => $"hello {name}")
            .AddOrchestratorFunc<string, string>("Wait", async (context, name) =>
            {
                context.SetCustomStatus("waiting");
                await context.WaitForExternalEvent<object?>("Go");
                return await context.CallActivityAsync<string>("Greet", name);
            }));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        web = builder.Build();
        DurableManagement.Map(web, host.Hub, request => request.Request.Query["code"] == "key", () => "key");
        await web.StartAsync();
        http = web.GetTestClient();
        http.DefaultRequestHeaders.Add(LocalAccess.Header, "key");
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_system_key_nothing_is_answered() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync($"{Root}/instances")).StatusCode);

    [Theory]
    [InlineData("/orchestrators/Wait/forged", "text/plain")]
    [InlineData("/instances/one/raiseEvent/go", "text/plain")]
    [InlineData("/instances/one/terminate", "application/x-www-form-urlencoded")]
    [InlineData("/instances/one/terminate", null)]
    public async Task What_a_web_page_can_send_unasked_changes_nothing(string path, string? mediaType)
    {
        await http.PostAsJsonAsync($"{Root}/orchestrators/Wait/one?code=key", "Ada");
        await host.Clock.SettleAsync();
        http.DefaultRequestHeaders.Remove(LocalAccess.Header);
        using var body = mediaType is null ? null : new StringContent("1", Encoding.UTF8, mediaType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await http.PostAsync($"{Root}{path}?code=key", body)).StatusCode);
        await host.Clock.SettleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{Root}/instances/forged?code=key")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await http.GetAsync($"{Root}/instances/one?code=key")).StatusCode);
    }

    [Fact]
    public async Task The_status_is_202_while_running_and_200_with_output_and_history_at_the_end()
    {
        var started = await http.PostAsJsonAsync($"{Root}/orchestrators/Wait/one?code=key", "Ada");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await host.Clock.SettleAsync();
        var running = await http.GetAsync($"{Root}/instances/one?code=key");
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        var status = await running.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Running", status.GetProperty("runtimeStatus").GetString());
        Assert.Equal("waiting", status.GetProperty("customStatus").GetString());
        Assert.Equal("Ada", status.GetProperty("input").GetString());
        Assert.Equal("2026-03-01T08:00:00Z", status.GetProperty("createdTime").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await http.PostAsJsonAsync($"{Root}/instances/one/raiseEvent/go?code=key", 1)).StatusCode);
        await host.Clock.SettleAsync();
        var ended = await http.GetAsync($"{Root}/instances/one?code=key&showHistory=true&showHistoryOutput=true");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        status = await ended.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("hello Ada", status.GetProperty("output").GetString());
        Assert.Equal(
            ["ExecutionStarted", "EventRaised", "TaskCompleted", "ExecutionCompleted"],
            status.GetProperty("historyEvents").EnumerateArray().Select(entry => entry.GetProperty("EventType").GetString()!));
        Assert.Equal(HttpStatusCode.Gone, (await http.PostAsync($"{Root}/instances/one/terminate?code=key", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await http.PostAsync($"{Root}/instances/one/rewind?code=key", null)).StatusCode);
    }

    [Fact]
    public async Task A_start_under_an_id_in_use_conflicts_and_a_restart_names_where_to_look()
    {
        await http.PostAsJsonAsync($"{Root}/orchestrators/Wait/one?code=key", "Ada");
        await host.Clock.SettleAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync($"{Root}/orchestrators/Wait/one?code=key", "Bob")).StatusCode);
        var restarted = await http.PostAsync($"{Root}/instances/one/restart?code=key", null);
        var urls = await restarted.Content.ReadFromJsonAsync<JsonElement>();
        var id = urls.GetProperty("id").GetString();
        Assert.Equal($"http://localhost{Root}/instances/{id}?code=key", urls.GetProperty("statusQueryGetUri").GetString());
        Assert.Equal("Ada", (await host.GetAsync(id!)).ReadInputAs<string>());
    }

    [Fact]
    public async Task An_unknown_instance_is_404_for_every_operation()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{Root}/instances/nobody?code=key")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.DeleteAsync($"{Root}/instances/nobody?code=key")).StatusCode);
        foreach (var operation in new[] { "raiseEvent/go", "terminate", "suspend", "resume", "rewind", "restart" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync($"{Root}/instances/nobody/{operation}?code=key", null)).StatusCode);
        }
    }

    [Fact]
    public async Task Instances_are_suspended_resumed_terminated_listed_and_purged()
    {
        foreach (var id in new[] { "one", "two", "three" }) await http.PostAsJsonAsync($"{Root}/orchestrators/Wait/{id}?code=key", "Ada");
        await host.Clock.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await AfterAsync("one", "suspend?reason=check"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await AfterAsync("one", "resume?reason=done"));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await AfterAsync("one", "terminate?reason=enough"));
        var first = await http.GetAsync($"{Root}/instances?code=key&top=2");
        Assert.Equal(2, (await first.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength());
        using var next = new HttpRequestMessage(HttpMethod.Get, $"{Root}/instances?code=key&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        Assert.Equal(1, (await (await http.SendAsync(next)).Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength());
        var purged = await http.DeleteAsync($"{Root}/instances?code=key&createdTimeFrom=2026-01-01T00:00:00Z&runtimeStatus=Terminated");
        Assert.Equal(1, (await purged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instancesDeleted").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await http.DeleteAsync($"{Root}/instances?code=key")).StatusCode);
    }

    private async Task<OrchestrationRuntimeStatus> AfterAsync(string id, string operation)
    {
        var answer = await http.PostAsync($"{Root}/instances/{id}/{operation}&code=key", null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await host.Clock.SettleAsync();
        return (await host.GetAsync(id)).RuntimeStatus;
    }
}
