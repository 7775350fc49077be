using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Serverless.LocalDev.Durable;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Orchestration versioning in Durable Functions": defaultVersion, match and failure strategies.</summary>
public sealed class VersioningTests
{
    [Fact]
    public async Task A_running_instance_keeps_the_version_it_began_with_when_defaultVersion_is_raised()
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { DefaultVersion = "1.0" }, Versioned);
        await host.BeginAsync("Versioned", null, new StartOrchestrationOptions("old"));
        host.Options = new TaskHubOptions { DefaultVersion = "2.0" };
        await host.RestartAsync();
        await host.BeginAsync("Versioned", null, new StartOrchestrationOptions("new"));
        await host.RaiseAsync("old", "Go");
        await host.RaiseAsync("new", "Go");
        Assert.Equal("1.0", (await host.GetAsync("old")).ReadOutputAs<string>());
        Assert.Equal("2.0", (await host.GetAsync("new")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(VersionMatchStrategy.Strict, "2.0", OrchestrationRuntimeStatus.Running)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", OrchestrationRuntimeStatus.Pending)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.0", OrchestrationRuntimeStatus.Running)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.1", OrchestrationRuntimeStatus.Pending)]
    public async Task What_a_worker_gives_back_stays_pending(VersionMatchStrategy match, string version, OrchestrationRuntimeStatus expected)
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions(), Versioned, Taking("2.0", match));
        var id = await host.BeginAsync("Versioned", null, new StartOrchestrationOptions { Version = version });
        Assert.Equal(expected, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task What_one_worker_gives_back_goes_to_the_next_that_connects()
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions(), Versioned, Taking("2.0", VersionMatchStrategy.Strict));
        var id = await host.BeginAsync("Versioned", null, new StartOrchestrationOptions { Version = "1.0" });
        await host.StopWorkerAsync();
        host.Worker = Taking("1.0", VersionMatchStrategy.Strict);
        await host.RestartAsync();
        await host.RaiseAsync(id, "Go");
        Assert.Equal("1.0", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_worker_that_fails_other_versions_fails_the_instance_with_VersionMismatch()
    {
        await using var host = await DurableHost.StartAsync(
            new TaskHubOptions(), Versioned, Taking("2.0", VersionMatchStrategy.Strict, VersionFailureStrategy.Fail));
        var id = await host.BeginAsync("Versioned", null, new StartOrchestrationOptions { Version = "1.0" });
        var failed = await host.GetAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Failed, "VersionMismatch"), (failed.RuntimeStatus, failed.FailureDetails?.ErrorType));
    }

    [Theory]
    [InlineData(VersionMatch.CurrentOrOlder, "1.9", OrchestrationRuntimeStatus.Running)]
    [InlineData(VersionMatch.CurrentOrOlder, "1.11", OrchestrationRuntimeStatus.Pending)]
    [InlineData(VersionMatch.Strict, "1.9", OrchestrationRuntimeStatus.Pending)]
    [InlineData(VersionMatch.None, "2.0", OrchestrationRuntimeStatus.Running)]
    public async Task The_hub_itself_leaves_what_host_json_does_not_match(VersionMatch match, string version, OrchestrationRuntimeStatus expected)
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { DefaultVersion = "1.10", VersionMatch = match }, Versioned);
        var id = await host.BeginAsync("Versioned", null, new StartOrchestrationOptions { Version = version });
        Assert.Equal(expected, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task The_hub_itself_fails_what_host_json_does_not_match_when_told_so()
    {
        var options = new TaskHubOptions { DefaultVersion = "1.0", VersionFailure = VersionFailure.Fail };
        await using var host = await DurableHost.StartAsync(options, Versioned);
        var id = await host.BeginAsync("Versioned", null, new StartOrchestrationOptions { Version = "2.0" });
        Assert.Equal("VersionMismatch", (await host.GetAsync(id)).FailureDetails?.ErrorType);
    }

    private static Action<IDurableTaskWorkerBuilder> Taking(
        string version, VersionMatchStrategy match, VersionFailureStrategy failure = VersionFailureStrategy.Reject) =>
        worker => worker.UseVersioning(new VersioningOptions { Version = version, MatchStrategy = match, FailureStrategy = failure });

    private static void Versioned(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, string>("Versioned", async (context, _) =>
        {
            await context.WaitForExternalEvent<object?>("Go");
            return context.Version;
        });
}
