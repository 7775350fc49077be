using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Orchestrator function code constraints" and "Orchestrator functions", reliability.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Changed_code_fails_when_it_asks_for_something_else_than_its_history()
    {
        await using var host = await DurableHost.StartAsync(tasks => Steps(tasks, "Reserve"));
        var id = await host.BeginAsync("Order");
        await host.RestartAsync(tasks => Steps(tasks, "Charge"));
        await host.RaiseAsync(id, "Go");
        var ended = await host.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.EndsWith("NonDeterministicOrchestrationException", ended.FailureDetails!.ErrorType, StringComparison.Ordinal);
        Assert.Contains("Reserve", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_depends_on_what_changes_is_caught()
    {
        var calls = 0;
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Even", (_, value) => value)
            .AddActivityFunc<int, int>("Odd", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Random", (context, _) => context.CallActivityAsync<int>(calls++ % 2 == 0 ? "Even" : "Odd", 1)));
        Assert.EndsWith("NonDeterministicOrchestrationException", (await host.RunAsync("Random")).FailureDetails!.ErrorType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_guids_are_unique_and_the_same_in_every_replay()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<Guid, Guid>("Echo", (_, value) => value)
            .AddOrchestratorFunc<int, bool>("Ids", async (context, _) =>
            {
                var first = context.NewGuid();
                var second = context.NewGuid();
                return first != second
                    && await context.CallActivityAsync<Guid>("Echo", first) == first
                    && await context.CallActivityAsync<Guid>("Echo", second) == second;
            }));
        Assert.True((await host.RunAsync("Ids")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task An_orchestrator_is_replaying_only_over_what_it_has_done_before()
    {
        var said = new List<int>();
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int>("Log", async (context, _) =>
            {
                for (var step = 0; step < 3; step++)
                {
                    if (!context.IsReplaying) said.Add(step);
                    await context.CallActivityAsync<int>("Work", step);
                }
            }));
        await host.RunAsync("Log");
        Assert.Equal([0, 1, 2], said);
    }

    [Fact]
    public async Task The_time_is_that_of_the_turn_in_every_replay()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Time", async (context, _) =>
            {
                var first = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromDays(10), CancellationToken.None);
                return $"{first:yyyy-MM-dd},{context.CurrentUtcDateTime:yyyy-MM-dd}";
            }));
        Assert.Equal("2026-03-01,2026-03-11", (await host.RunAsync("Time", advance: TimeSpan.FromDays(10))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Histories_beyond_the_memory_limit_are_read_again_when_their_event_comes()
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { MaxHistoriesInMemory = 2 }, tasks => Steps(tasks, "Reserve"));
        var ids = new List<string>();
        for (var order = 0; order < 10; order++) ids.Add(await host.BeginAsync("Order", order));
        foreach (var id in ids) await host.RaiseAsync(id, "Go", 100);
        for (var order = 0; order < 10; order++) Assert.Equal(order + 100, (await host.GetAsync(ids[order])).ReadOutputAs<int>());
    }

    private static void Steps(DurableTaskRegistry tasks, string step) => tasks
        .AddActivityFunc<int, int>(step, (_, value) => value)
        .AddOrchestratorFunc<int, int>("Order", async (context, value) =>
            await context.CallActivityAsync<int>(step, value) + await context.WaitForExternalEvent<int>("Go"));
}
