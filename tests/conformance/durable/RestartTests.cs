using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Durable Functions overview", reliability: what was acknowledged survives the process.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Timers_events_and_sub_orchestrations_go_on_after_a_restart()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value + 1)
            .AddOrchestratorFunc<int, int>("Child", async (context, value) =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return await context.CallActivityAsync<int>("Work", value);
            })
            .AddOrchestratorFunc<int, int>("Parent", async (context, value) =>
            {
                var child = await context.CallSubOrchestratorAsync<int>("Child", value);
                return child + await context.WaitForExternalEvent<int>("More");
            }));
        var id = await host.BeginAsync("Parent", 1);
        await host.RestartAsync();
        await host.RaiseAsync(id, "More", 40);
        await host.RestartAsync();
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(42, (await host.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_activity_interrupted_by_a_stop_runs_again()
    {
        var runs = 0;
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource<int>();
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) =>
            {
                started.TrySetResult();
                return ++runs == 1 ? never.Task : Task.FromResult(value);
            })
            .AddOrchestratorFunc<int, int>("Call", (context, value) => context.CallActivityAsync<int>("Work", value)));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Call", 5);
        await started.Task;
        await host.ReopenAsync();
        Assert.Equal(5, (await host.Client.WaitForInstanceCompletionAsync(id, true)).ReadOutputAs<int>());
        never.SetResult(0);
        await host.Clock.SettleAsync();
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_drain_waits_for_running_activities_and_keeps_their_results()
    {
        var runs = 0;
        var started = new TaskCompletionSource();
        var work = new TaskCompletionSource<int>();
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, _) =>
            {
                runs++;
                started.SetResult();
                return work.Task;
            })
            .AddOrchestratorFunc<int, int>("Call", (context, value) => context.CallActivityAsync<int>("Work", value)));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Call", 5);
        await started.Task;
        var stopping = host.Hub.StopAsync();
        Assert.False(stopping.IsCompleted);
        work.SetResult(7);
        await stopping;
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync(id)).RuntimeStatus);
        await host.RestartAsync();
        Assert.Equal(7, (await host.GetAsync(id)).ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Counts_by_status_are_the_same_after_a_restart()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Once", (_, value) => value)
            .AddOrchestratorFunc<int>("Wait", (context, _) => context.WaitForExternalEvent<int>("Go")));
        await host.BeginAsync("Once");
        await host.BeginAsync("Wait");
        var before = host.Hub.Counts.Snapshot();
        await host.RestartAsync();
        Assert.Equal(before, host.Hub.Counts.Snapshot());
        Assert.Equal(1, host.Hub.Counts.Unfinished);
    }
}
