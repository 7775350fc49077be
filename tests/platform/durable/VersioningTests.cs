using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: "Orchestration versioning in Durable Functions": defaultVersion, CompareVersionTo, match and failure strategies.</summary>
public sealed class VersioningTests
{
    [Theory]
    [InlineData("1.2", "1.10", -1)]
    [InlineData("2.0", "1.99.9", 1)]
    [InlineData("1.0", "1.0", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("", "", 0)]
    [InlineData("beta", "alpha", 1)]
    [InlineData("BETA", "beta", 0)]
    public async Task An_orchestrator_branches_on_its_version(string version, string other, int expected)
    {
        Assert.Equal(expected, Math.Sign(TaskOrchestrationVersioningUtils.CompareVersions(version, other)));
        await using var host = await DurableTestHost.StartAsync(Mode.StrictReplay, tasks => tasks
            .AddOrchestratorFunc<string, int>("Compare", (context, with) => Math.Sign(context.CompareVersionTo(with))));
        var id = await host.BeginAsync("Compare", other, new StartOrchestrationOptions { Version = version });
        Assert.Equal(expected, (await host.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_running_instance_keeps_the_version_it_began_with_when_defaultVersion_is_raised()
    {
        await using var world = new World();
        var old = await world.RunAsync(new OrchestrationEngineOptions { DefaultVersion = "1.0" }, async client =>
            await client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("old")));
        await world.RunAsync(new OrchestrationEngineOptions { DefaultVersion = "2.0" }, async client =>
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("new"));
            await client.RaiseEventAsync(old, "Go");
            await client.RaiseEventAsync("new", "Go");
            await world.Clock.SettleAsync();
            Assert.Equal("1.0, child 2.0", await OutputAsync(client, old));
            Assert.Equal("2.0, child 2.0", await OutputAsync(client, "new"));
            return old;
        });
    }

    [Theory]
    [InlineData(VersionMatchStrategy.None, "1.0", "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", "2.0", false)]
    [InlineData(VersionMatchStrategy.Strict, "", "2.0", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.0", "2.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "", "2.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.1", "2.0", false)]
    public async Task A_worker_takes_what_its_match_strategy_lets_it(VersionMatchStrategy match, string version, string worker, bool taken)
    {
        foreach (var failure in new[] { VersionFailureStrategy.Reject, VersionFailureStrategy.Fail })
        {
            await using var world = new World();
            await world.RunAsync(Versioned(worker, match, failure), async client =>
            {
                var id = await client.ScheduleNewOrchestrationInstanceAsync("Versioned", new StartOrchestrationOptions { Version = version });
                await world.Clock.SettleAsync();
                var instance = (await client.GetInstanceAsync(id, true))!;
                Assert.Equal(
                    taken ? OrchestrationRuntimeStatus.Running
                    : failure == VersionFailureStrategy.Fail ? OrchestrationRuntimeStatus.Failed
                    : OrchestrationRuntimeStatus.Pending,
                    instance.RuntimeStatus);
                if (!taken && failure == VersionFailureStrategy.Fail) Assert.Equal("VersionMismatch", instance.FailureDetails!.ErrorType);
                return id;
            });
        }
    }

    [Fact]
    public async Task What_a_worker_rejects_waits_untouched_for_one_that_takes_it()
    {
        await using var world = new World();
        var (v1, v2) = (Versioned("1.0", VersionMatchStrategy.Strict, VersionFailureStrategy.Reject), Versioned("2.0", VersionMatchStrategy.Strict, VersionFailureStrategy.Reject));
        await world.RunAsync(v1, async client =>
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Versioned", new StartOrchestrationOptions("began") { Version = "1.0" });
            await client.ScheduleNewOrchestrationInstanceAsync("Versioned", new StartOrchestrationOptions("later") { Version = "1.0", StartAt = world.Clock.UtcNow.AddHours(1) });
            return "";
        });
        await world.RunAsync(v2, async client =>
        {
            await client.RaiseEventAsync("began", "Go");
            await world.Clock.AdvanceAsync(TimeSpan.FromHours(2));
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await client.GetInstanceAsync("began"))!.RuntimeStatus);
            Assert.Equal(OrchestrationRuntimeStatus.Pending, (await client.GetInstanceAsync("later"))!.RuntimeStatus);
            return "";
        });
        await world.RunAsync(v1, async client =>
        {
            await client.RaiseEventAsync("later", "Go");
            await world.Clock.SettleAsync();
            Assert.Equal("1.0", await OutputAsync(client, "began"));
            Assert.Equal("1.0", await OutputAsync(client, "later"));
            return "";
        });
    }

    [Fact]
    public async Task A_running_instance_fails_with_VersionMismatch_on_a_worker_that_fails_its_version()
    {
        await using var world = new World();
        var id = await world.RunAsync(new OrchestrationEngineOptions(), client =>
            client.ScheduleNewOrchestrationInstanceAsync("Versioned", new StartOrchestrationOptions { Version = "1.0" }));
        await world.RunAsync(Versioned("2.0", VersionMatchStrategy.Strict, VersionFailureStrategy.Fail), async client =>
        {
            await client.RaiseEventAsync(id, "Go");
            await world.Clock.SettleAsync();
            var failed = (await client.GetInstanceAsync(id, true))!;
            Assert.Equal((OrchestrationRuntimeStatus.Failed, "VersionMismatch"), (failed.RuntimeStatus, failed.FailureDetails?.ErrorType));
            return id;
        });
    }

    private static OrchestrationEngineOptions Versioned(string version, VersionMatchStrategy match, VersionFailureStrategy failure) =>
        new() { Versioning = new VersioningOptions { Version = version, MatchStrategy = match, FailureStrategy = failure } };

    private static async Task<string?> OutputAsync(DurableTaskClient client, string id) => (await client.GetInstanceAsync(id, true))!.ReadOutputAs<string>();

    /// <summary>One store under engines that differ in their versions only.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly CloudStore store;
        private readonly DurableTaskRegistry code = new DurableTaskRegistry()
            .AddOrchestratorFunc<int, string>("Child", (context, _) => context.Version)
            .AddOrchestratorFunc<int, string>("Parent", async (context, _) =>
            {
                await context.WaitForExternalEvent<object?>("Go");
                return $"{context.Version}, child {await context.CallSubOrchestratorAsync<string>("Child")}";
            })
            .AddOrchestratorFunc<int, string>("Versioned", async (context, _) =>
            {
                await context.WaitForExternalEvent<object?>("Go");
                return context.Version;
            });

        public World() => store = CloudStore.Open(StoreOptions.InMemory, Clock.Work);

        public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

        public async Task<string> RunAsync(OrchestrationEngineOptions options, Func<DurableTaskClient, Task<string>> test)
        {
            await using var services = new ServiceCollection().BuildServiceProvider();
            var engine = await OrchestrationEngine.OpenAsync(Clock, store, code, services, options);
            await engine.StartAsync();
            var result = await test(engine.CreateClient());
            await Clock.SettleAsync();
            await engine.StopAsync();
            return result;
        }

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            Clock.Dispose();
        }
    }
}
