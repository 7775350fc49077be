using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;
using Sidecar = Microsoft.DurableTask.Protobuf.TaskHubSidecarService.TaskHubSidecarServiceClient;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>The status codes of the Durable extension's own gRPC service (WebJobs.Extensions.DurableTask 3.18), call by call.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task A_start_is_refused_for_an_id_in_use_and_for_an_argument_that_is_wrong()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.AlreadyExists, await CodeAsync(host, client => client.StartInstanceAsync(new() { Name = "Wait", InstanceId = "running" })));
        Assert.Equal(StatusCode.InvalidArgument, await CodeAsync(host, client => client.StartInstanceAsync(new() { InstanceId = "nameless" })));
        Assert.Equal(StatusCode.InvalidArgument, await CodeAsync(host, client => client.StartInstanceAsync(new() { Name = "Wait", InstanceId = "@counter@1" })));
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.StartInstanceAsync(new() { Name = "Wait", InstanceId = "ended" })));
    }

    [Fact]
    public async Task A_running_instance_is_not_replaced_whatever_the_request_allows()
    {
        await using var host = await WithOneOfEachAsync();
        var request = new CreateInstanceRequest
        {
            Name = "Wait",
            InstanceId = "running",
            OrchestrationIdReusePolicy = new() { ReplaceableStatus = { OrchestrationStatus.Running, OrchestrationStatus.Pending } },
        };
        Assert.Equal(StatusCode.AlreadyExists, await CodeAsync(host, client => client.StartInstanceAsync(request)));
    }

    [Fact]
    public async Task An_event_for_an_unknown_or_ended_instance_is_an_error_where_host_json_says_so()
    {
        await using var host = await WithOneOfEachAsync(new TaskHubOptions { ThrowStatusExceptionsOnRaiseEvent = true });
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.RaiseEventAsync(new() { InstanceId = "nobody", Name = "Go" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.RaiseEventAsync(new() { InstanceId = "ended", Name = "Go" })));
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.RaiseEventAsync(new() { InstanceId = "suspended", Name = "Other" })));
    }

    [Fact]
    public async Task An_event_for_an_unknown_or_ended_instance_is_dropped_in_silence_otherwise()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.RaiseEventAsync(new() { InstanceId = "nobody", Name = "Go" })));
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.RaiseEventAsync(new() { InstanceId = "ended", Name = "Go" })));
    }

    [Fact]
    public async Task Steering_is_refused_for_an_unknown_instance_and_for_one_it_does_not_fit()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.TerminateInstanceAsync(new() { InstanceId = "nobody" })));
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.SuspendInstanceAsync(new() { InstanceId = "nobody" })));
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.ResumeInstanceAsync(new() { InstanceId = "nobody" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.TerminateInstanceAsync(new() { InstanceId = "ended" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.SuspendInstanceAsync(new() { InstanceId = "suspended" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.ResumeInstanceAsync(new() { InstanceId = "running" })));
    }

    [Fact]
    public async Task Rewinding_is_refused_and_a_failed_instance_is_told_that_it_is_not_there()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.RewindInstanceAsync(new() { InstanceId = "nobody" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.RewindInstanceAsync(new() { InstanceId = "ended" })));
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.RewindInstanceAsync(new() { InstanceId = "failed" })));
    }

    [Fact]
    public async Task A_restart_is_refused_for_an_unknown_instance_a_live_one_and_a_function_that_is_gone()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.NotFound, await CodeAsync(host, client => client.RestartInstanceAsync(new() { InstanceId = "nobody" })));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.RestartInstanceAsync(new() { InstanceId = "running" })));
        host.Hub.Orchestrators = new HashSet<string> { "Wait" };
        Assert.Equal(StatusCode.InvalidArgument, await CodeAsync(host, client => client.RestartInstanceAsync(new() { InstanceId = "failed" })));
    }

    [Fact]
    public async Task A_purge_is_refused_for_a_running_instance_and_without_saying_what()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.InvalidArgument, await CodeAsync(host, client => client.PurgeInstancesAsync(new())));
        Assert.Equal(StatusCode.FailedPrecondition, await CodeAsync(host, client => client.PurgeInstancesAsync(new() { InstanceId = "running" })));
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.PurgeInstancesAsync(new() { InstanceId = "nobody" })));
    }

    [Fact]
    public async Task An_unknown_instance_does_not_exist_for_those_who_ask_or_wait()
    {
        await using var host = await WithOneOfEachAsync();
        var client = new Sidecar(host.Channel);
        Assert.False((await client.GetInstanceAsync(new() { InstanceId = "nobody" })).Exists);
        Assert.False((await client.WaitForInstanceStartAsync(new() { InstanceId = "nobody" })).Exists);
        Assert.False((await client.WaitForInstanceCompletionAsync(new() { InstanceId = "nobody" })).Exists);
    }

    [Fact]
    public async Task The_history_of_an_unknown_instance_is_not_found()
    {
        await using var host = await WithOneOfEachAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.GetOrchestrationHistoryAsync("nobody"));
        Assert.Equal("ExecutionStarted", (await host.Client.GetOrchestrationHistoryAsync("ended"))[1].EventType.ToString());
    }

    [Fact]
    public async Task A_continuation_token_that_is_none_is_refused_and_harms_nobody()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.InvalidArgument, await CodeAsync(host, client => client.QueryInstancesAsync(new() { Query = new() { ContinuationToken = "x" } })));
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.QueryInstancesAsync(new())));
    }

    [Fact]
    public async Task Entities_are_refused()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.SignalEntityAsync(new() { InstanceId = "@counter@1" })));
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.GetEntityAsync(new() { InstanceId = "@counter@1" })));
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.QueryEntitiesAsync(new())));
    }

    [Fact]
    public async Task A_task_hub_may_be_created_again_but_neither_emptied_nor_deleted()
    {
        await using var host = await WithOneOfEachAsync();
        Assert.Equal(StatusCode.OK, await CodeAsync(host, client => client.CreateTaskHubAsync(new())));
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.CreateTaskHubAsync(new() { RecreateIfExists = true })));
        Assert.Equal(StatusCode.Unimplemented, await CodeAsync(host, client => client.DeleteTaskHubAsync(new())));
    }

    /// <summary>Instances by the names of what they are: running, suspended, ended and failed.</summary>
    private static async Task<DurableHost> WithOneOfEachAsync(TaskHubOptions? options = null)
    {
        var host = await DurableHost.StartAsync(options ?? new TaskHubOptions(), tasks => tasks
            .AddOrchestratorFunc<int>("Fail", (_, _) => throw new InvalidOperationException("no meter"))
            .AddOrchestratorFunc<int>("Wait", (context, _) => context.WaitForExternalEvent<object?>("Go")));
        foreach (var id in (string[])["running", "suspended", "ended"]) await host.BeginAsync("Wait", 0, new StartOrchestrationOptions(id));
        await host.BeginAsync("Fail", 0, new StartOrchestrationOptions("failed"));
        await host.RaiseAsync("ended", "Go");
        await host.Client.SuspendInstanceAsync("suspended");
        await host.Clock.SettleAsync();
        return host;
    }

    private static async Task<StatusCode> CodeAsync<T>(DurableHost host, Func<Sidecar, AsyncUnaryCall<T>> call)
    {
        try
        {
            using var asked = call(new Sidecar(host.Channel));
            await asked.ResponseAsync;
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
