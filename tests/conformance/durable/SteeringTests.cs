using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Manage instances in Durable Functions".</summary>
public sealed class SteeringTests
{
    [Fact]
    public async Task A_suspended_orchestration_keeps_its_events_until_it_is_resumed()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var id = await host.BeginAsync("Wait");
        await host.Client.SuspendInstanceAsync(id, "inspection");
        await host.Clock.SettleAsync();
        await host.RaiseAsync(id, "Go", "now");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);
        await host.RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id, "passed");
        await host.Clock.SettleAsync();
        Assert.Equal("now", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_suspended_orchestration_sees_a_timer_that_came_due_only_when_it_is_resumed()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, bool>("Sleep", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return true;
            }));
        var id = await host.BeginAsync("Sleep");
        await host.Client.SuspendInstanceAsync(id);
        await host.Clock.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id);
        await host.Clock.SettleAsync();
        Assert.True((await host.GetAsync(id)).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Terminate_ends_an_orchestration_with_the_given_output()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var id = await host.BeginAsync("Wait");
        await host.Client.TerminateInstanceAsync(id, "not needed");
        await host.Clock.SettleAsync();
        var instance = await host.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, instance.RuntimeStatus);
        Assert.Equal("not needed", instance.ReadOutputAs<string>());
        await host.RaiseAsync(id, "Go", "too late");
    }

    [Fact]
    public async Task Restart_runs_the_same_orchestrator_with_the_same_input()
    {
        var runs = 0;
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value + Interlocked.Increment(ref runs))
            .AddOrchestratorFunc<int, int>("Once", (context, value) => context.CallActivityAsync<int>("Work", value)));
        var id = await host.BeginAsync("Once", 10);
        Assert.Equal(id, await host.Client.RestartAsync(id));
        var other = await host.Client.RestartAsync(id, restartWithNewInstanceId: true);
        await host.Clock.SettleAsync();
        Assert.NotEqual(id, other);
        Assert.Equal(3, runs);
        Assert.Equal(10, (await host.GetAsync(other)).ReadInputAs<int>());
    }

    [Fact]
    public async Task The_custom_status_is_seen_while_the_orchestration_waits()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("Report", async (context, _) =>
            {
                context.SetCustomStatus("waiting for the crew");
                await context.WaitForExternalEvent<object?>("Done");
                context.SetCustomStatus(new { step = 2 });
                await context.WaitForExternalEvent<object?>("Done");
            }));
        var id = await host.BeginAsync("Report");
        Assert.Equal("waiting for the crew", (await host.GetAsync(id)).ReadCustomStatusAs<string>());
        await host.RaiseAsync(id, "Done");
        Assert.Equal("{\"step\":2}", (await host.GetAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task What_is_larger_than_the_platform_takes_is_refused()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Large", (_, length) => new string('x', length))
            .AddOrchestratorFunc<int, int>("Status", (context, length) =>
            {
                context.SetCustomStatus(new string('x', length));
                return length;
            })
            .AddOrchestratorFunc<int, string>("Call", (context, length) => context.CallActivityAsync<string>("Large", length)));
        var large = new string('x', 1024 * 1024);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Status", large));
        var refused = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("any", "Event", large));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("custom status", (await host.RunAsync("Status", 8 * 1024)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Status", 8 * 1024 - 2)).RuntimeStatus);
        Assert.Contains("output", (await host.RunAsync("Call", 1024 * 1024)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static void Waiting(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, string>("Wait", (context, _) => context.WaitForExternalEvent<string>("Go"));
}
