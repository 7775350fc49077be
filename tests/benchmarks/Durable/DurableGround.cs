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
        var engine = await OrchestrationEngine.OpenAsync(clock, store, registry, services, new OrchestrationEngineOptions());
        await engine.StartAsync();
        return new(clock, store, engine, services);
    }

    /// <summary>No turn, activity or write is under way.</summary>
    public Task WhenIdleAsync() => clock.Work.WhenIdleAsync();

    /// <exception cref="InvalidOperationException">Another number of orchestrations completed.</exception>
    public void ExpectCompleted(int count)
    {
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
