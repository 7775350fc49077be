using System.Net;
using System.Net.Http.Json;
using Serverless.Tests.Conformance.Functions.App;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Durable Functions bindings": orchestrators, activities and clients in the real worker.</summary>
public sealed class DurableTests : IAsyncLifetime
{
    private Platform platform = null!;

    public async Task InitializeAsync() => platform = await Platform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task An_orchestrator_calls_activities_and_returns_their_results()
    {
        await StartAsync("Greets", "g1", new Greeting("Ada", 3));
        await platform.Virtual.SettleAsync();
        Assert.Equal("Completed: \"Hello Ada! Hello Ada! Hello Ada!\"", await StatusAsync("g1"));
    }

    [Fact]
    public async Task Timers_follow_the_clock_and_events_reach_who_waits()
    {
        await StartAsync("Waits", "w1", null);
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("Running: ", await StatusAsync("w1"));
        await platform.Client.PostAsync(new Uri("/api/events/w1/Decision", UriKind.Relative), null);
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal("Completed: \"approved at 02:00\"", await StatusAsync("w1"));
    }

    [Fact]
    public async Task A_failed_activity_reaches_its_orchestrator_with_type_and_message()
    {
        await StartAsync("Catches", "c1", null);
        await platform.Virtual.SettleAsync();
        Assert.Equal("Completed: \"System.ArgumentException: broken x\"", await StatusAsync("c1"));
    }

    [Fact]
    public async Task An_orchestrator_that_throws_fails_its_instance()
    {
        await StartAsync("Fails-Orchestration", "f1", null);
        await platform.Virtual.SettleAsync();
        Assert.StartsWith("Failed: ", await StatusAsync("f1"), StringComparison.Ordinal);
        Assert.Contains("not today", await StatusAsync("f1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestrator_nobody_has_fails_its_instance()
    {
        await StartAsync("Unknown", "u1", null);
        await platform.Virtual.SettleAsync();
        Assert.Contains("'Unknown' doesn't exist", await StatusAsync("u1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_nobody_has_fails_its_caller()
    {
        await StartAsync("CallsNobody", "n1", null);
        await platform.Virtual.SettleAsync();
        Assert.Contains("'Nobody' doesn't exist", await StatusAsync("n1"), StringComparison.Ordinal);
    }

    private async Task StartAsync(string name, string id, Greeting? greeting)
    {
        var response = await platform.Client.PostAsJsonAsync($"/api/orchestrations/{name}/{id}", greeting);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private Task<string> StatusAsync(string id) => platform.Client.GetStringAsync($"/api/orchestrations/{id}");
}
