using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Durable;

/// <summary>An orchestration engine by itself, with what a registry gives it and no functions host.</summary>
internal sealed class DurableGround : IAsyncDisposable
{
    /// <summary>The product's host.json, so that an engine by itself differs from the functions host in nothing but the host.</summary>
    private static readonly OrchestrationEngineOptions Options = new() { MaxConcurrentActivities = 32, MaxConcurrentTurns = 32 };

    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly OrchestrationEngine engine;
    private readonly ServiceProvider services;

    private DurableGround(CloudClock clock, CloudStore store, OrchestrationEngine engine, ServiceProvider services) =>
        (this.clock, this.store, this.engine, this.services, Client) = (clock, store, engine, services, engine.CreateClient());

    public DurableTaskClient Client { get; }

    public static async Task<DurableGround> OpenAsync(Ground ground, Action<DurableTaskRegistry> configure, CloudClock? clock = null)
    {
        clock ??= new WallClock();
        var store = CloudStore.Open(ground.Options, clock.Work);
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var registry = new DurableTaskRegistry();
        configure(registry);
        var engine = await OrchestrationEngine.OpenAsync(clock, store, registry, services, Options);
        await engine.StartAsync();
        return new(clock, store, engine, services);
    }

    /// <summary>No turn, activity or write is under way.</summary>
    public Task WhenIdleAsync() => clock.Work.WhenIdleAsync();

    public Task ExpectAsync(int count, string id, int output) => ExpectAsync(engine, count, id, output);

    /// <summary>So many completed, and this one with this output: what was fast was also done.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public static async Task ExpectAsync(OrchestrationEngine engine, int count, string id, int output)
    {
        var one = await engine.GetInstanceAsync(id, withPayloads: true);
        if (one?.ReadOutputAs<int>() != output) throw new InvalidOperationException($"Orchestration '{id}' ended with {one?.SerializedOutput} instead of {output}.");
        var completed = engine.Counts[OrchestrationRuntimeStatus.Completed];
        if (completed != count) throw new InvalidOperationException($"{completed} of {count} orchestrations completed.");
    }

    public async ValueTask DisposeAsync()
    {
        await engine.StopAsync();
        engine.Dispose();
        await store.DisposeAsync();
        clock.Dispose();
        await services.DisposeAsync();
    }
}
