using System.Diagnostics;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;
using OrchestrationStatus = Microsoft.DurableTask.Protobuf.OrchestrationStatus;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Manage instances in Durable Functions", start; "Singleton orchestrators"; "Orchestration versioning".</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_running_instance_is_replaced_where_host_json_allows_any_state()
    {
        await using var host = await DurableHost.StartAsync(
            new TaskHubOptions { OverridableExistingInstanceStates = OverridableStates.AnyState }, Waiting);
        await host.BeginAsync("Wait", "first", new StartOrchestrationOptions("one"));
        var first = host.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        await host.BeginAsync("Wait", "second", new StartOrchestrationOptions("one"));
        await host.RaiseAsync("one", "Go");
        Assert.Equal("second", (await host.GetAsync("one")).ReadOutputAs<string>());
        Assert.Equal("second", (await first).ReadOutputAs<string>());
        Assert.Equal(1, host.Hub.Counts[OrchestrationStatus.Completed]);
    }

    [Fact]
    public async Task Dedupe_statuses_protect_an_instance_that_runs_and_one_that_has_ended()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var options = new StartOrchestrationOptions("one").WithDedupeStatuses(
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Completed);
        await host.BeginAsync("Wait", "first", options);
        var refused = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.BeginAsync("Wait", "second", options));
        Assert.Contains("one", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Running", refused.Message, StringComparison.Ordinal);
        await host.RaiseAsync("one", "Go");
        refused = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.BeginAsync("Wait", "third", options));
        Assert.Contains("Completed", refused.Message, StringComparison.Ordinal);
        Assert.Equal("first", (await host.GetAsync("one")).ReadOutputAs<string>());
        Assert.Equal(0, host.Hub.Counts.Unfinished);
    }

    [Fact]
    public async Task An_ended_instance_is_replaced_when_its_status_is_not_protected()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var options = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Running);
        await host.BeginAsync("Wait", "first", options);
        await host.RaiseAsync("one", "Go");
        await host.BeginAsync("Wait", "second", options);
        await host.RaiseAsync("one", "Go");
        Assert.Equal("second", (await host.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task StartAt_holds_an_instance_pending_until_then_over_a_restart()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        await host.BeginAsync("Wait", "later", new StartOrchestrationOptions("one", host.Clock.UtcNow.AddDays(2)));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync("one")).RuntimeStatus);
        await host.RestartAsync();
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1.9));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync("one")).RuntimeStatus);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(0.1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("one")).RuntimeStatus);
    }

    [Fact]
    public async Task Tags_are_kept_and_seen()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var tags = new Dictionary<string, string> { ["feeder"] = "F-12" };
        var id = await host.BeginAsync("Wait", "x", new StartOrchestrationOptions { Tags = tags });
        Assert.Equal(tags, (await host.GetAsync(id)).Tags);
    }

    [Fact]
    public async Task An_orchestration_without_a_version_gets_the_hubs_default_and_a_child_the_one_its_parent_says()
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { DefaultVersion = "2.0" }, tasks => tasks
            .AddOrchestratorFunc<int, string>("Child", (context, _) => context.Version)
            .AddOrchestratorFunc<int, string>("Parent", async (context, _) =>
                $"{context.Version}|{context.CompareVersionTo("1.10")}|" +
                await context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { Version = "1.5" })));
        var old = await host.BeginAsync("Parent", null, new StartOrchestrationOptions { Version = "1.2" });
        Assert.Equal("1.2|-1|1.5", (await host.GetAsync(old)).ReadOutputAs<string>());
        Assert.StartsWith("2.0|1|", (await host.RunAsync("Parent")).ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_start_and_completion_ends_when_they_come()
    {
        await using var host = await DurableHost.StartAsync(Waiting);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "x");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.WaitForInstanceStartAsync(id)).RuntimeStatus);
        var completion = host.Client.WaitForInstanceCompletionAsync(id);
        Assert.False(completion.IsCompleted);
        await host.RaiseAsync(id, "Go");
        var ended = await completion;
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Throws<InvalidOperationException>(() => ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activities_run_under_the_trace_that_started_their_orchestration()
    {
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Trace", (_, _) => Activity.Current!.TraceId.ToString())
            .AddOrchestratorFunc<int, string>("Traced", (context, _) => context.CallActivityAsync<string>("Trace", 0)));
        using var outer = source.StartActivity("request")!;
        Assert.Equal(outer.TraceId.ToString(), (await host.RunAsync("Traced")).ReadOutputAs<string>());
    }

    private static void Waiting(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Wait", async (context, input) =>
        {
            await context.WaitForExternalEvent<object?>("Go");
            return input;
        });
}
