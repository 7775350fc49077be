using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Sub-orchestrations in Durable Functions".</summary>
public sealed class SubOrchestrationTests
{
    [Fact]
    public async Task A_sub_orchestration_returns_its_result_and_knows_its_parent()
    {
        await using var host = await DurableHost.StartAsync(Family);
        var id = await host.BeginAsync("Parent", "child-1");
        await host.RaiseAsync("child-1", "Go", "done");
        Assert.Equal($"done by child-1 for Parent/{id}", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_sub_orchestration_without_an_id_gets_one_that_a_replay_repeats()
    {
        await using var host = await DurableHost.StartAsync(Family);
        var parent = await host.BeginAsync("Parent");
        var child = await host.Client.GetAllInstancesAsync().FirstAsync(instance => instance.Name == "Child");
        Assert.True(Guid.TryParseExact(child.InstanceId, "N", out var _));
        await host.RaiseAsync(child.InstanceId, "Go", "done");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(parent)).RuntimeStatus);
    }

    [Fact]
    public async Task A_failed_sub_orchestration_fails_its_call()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("Child", (_, _) => throw new InvalidOperationException("no gas"))
            .AddOrchestratorFunc<int, string>("Parent", async (context, _) =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "none";
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.TaskName}: {failed.FailureDetails.ErrorMessage}";
                }
            }));
        Assert.Equal("Child: no gas", (await host.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminating_recursively_terminates_the_sub_orchestrations()
    {
        await using var host = await DurableHost.StartAsync(Family);
        var parent = await host.BeginAsync("Parent", "child-1");
        await host.Client.TerminateInstanceAsync(parent, new TerminateInstanceOptions("stopped", Recursive: true));
        await host.Clock.SettleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync(parent)).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync("child-1")).RuntimeStatus);
    }

    [Fact]
    public async Task Terminating_without_recursion_leaves_the_sub_orchestrations_running()
    {
        await using var host = await DurableHost.StartAsync(Family);
        var parent = await host.BeginAsync("Parent", "child-1");
        await host.Client.TerminateInstanceAsync(parent, "stopped");
        await host.Clock.SettleAsync();
        Assert.Equal("stopped", (await host.GetAsync(parent)).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("child-1")).RuntimeStatus);
    }

    [Fact]
    public async Task A_terminated_sub_orchestration_fails_its_call()
    {
        await using var host = await DurableHost.StartAsync(Family);
        var parent = await host.BeginAsync("Parent", "child-1");
        await host.Client.TerminateInstanceAsync("child-1");
        await host.Clock.SettleAsync();
        Assert.Contains("terminated", (await host.GetAsync(parent)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_orchestration_does_not_take_the_id_of_a_running_instance()
    {
        await using var host = await DurableHost.StartAsync(Family);
        await host.BeginAsync("Child", null, new StartOrchestrationOptions("child-1"));
        var parent = await host.BeginAsync("Parent", "child-1");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.GetAsync(parent)).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("child-1")).RuntimeStatus);
    }

    private static void Family(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string?, string>("Child", async (context, _) =>
            $"{await context.WaitForExternalEvent<string>("Go")} by {context.InstanceId} for {context.Parent?.Name}/{context.Parent?.InstanceId}")
        .AddOrchestratorFunc<string?, string>("Parent", (context, childId) =>
            context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions(instanceId: childId)));
}
