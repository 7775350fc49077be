using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Durable;

/// <summary>How the engine under test keeps orchestrations between turns.</summary>
public enum Mode
{
    /// <summary>Alive in memory.</summary>
    Live,

    /// <summary>Rebuilt from history before every turn.</summary>
    StrictReplay,
}

/// <summary>An engine on a virtual clock over an in-memory store; restarted by opening another over the same store.</summary>
internal sealed class DurableTestHost : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly DurableTaskRegistry registry = new();
    private readonly OrchestrationEngineOptions options;

    private DurableTestHost(OrchestrationEngineOptions options)
    {
        this.options = options;
        Store = CloudStore.Open(StoreOptions.InMemory, Clock.Work);
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public CloudStore Store { get; }

    public OrchestrationEngine Engine { get; private set; } = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    public static Task<DurableTestHost> StartAsync(Mode mode, Action<DurableTaskRegistry> configure) =>
        StartAsync(new OrchestrationEngineOptions { StrictReplay = mode == Mode.StrictReplay }, configure);

    public static async Task<DurableTestHost> StartAsync(OrchestrationEngineOptions options, Action<DurableTaskRegistry> configure)
    {
        var host = new DurableTestHost(options);
        configure(host.registry);
        await host.OpenAsync(host.registry);
        return host;
    }

    /// <summary>Starts an orchestration and lets everything happen that needs no time.</summary>
    public async Task<string> BeginAsync(string name, object? input = null, StartOrchestrationOptions? start = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, start);
        await Clock.SettleAsync();
        return id;
    }

    /// <summary>Starts an orchestration, advances the clock and reads the instance.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, TimeSpan advance = default)
    {
        var id = await BeginAsync(name, input);
        await Clock.AdvanceAsync(advance);
        return await GetAsync(id);
    }

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await Clock.SettleAsync();
    }

    public async Task<OrchestrationMetadata> GetAsync(string id) =>
        await Client.GetInstanceAsync(id, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"No instance '{id}'.");

    /// <summary>Stops the engine and opens another over the same store, as a restart of the process would.</summary>
    public async Task RestartAsync(Action<DurableTaskRegistry>? changedCode = null)
    {
        await ReopenAsync(changedCode);
        await Clock.SettleAsync();
    }

    /// <summary>Restarts without waiting for what the stopped engine still has in flight.</summary>
    public async Task ReopenAsync(Action<DurableTaskRegistry>? changedCode = null)
    {
        using var noPatience = new CancellationTokenSource();
        await noPatience.CancelAsync();
        await Engine.StopAsync(noPatience.Token);
        var code = registry;
        if (changedCode is not null)
        {
            code = new DurableTaskRegistry();
            changedCode(code);
        }
        await OpenAsync(code);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(new CancellationToken(canceled: true));
        await Store.DisposeAsync();
        Clock.Dispose();
        await services.DisposeAsync();
    }

    private async Task OpenAsync(DurableTaskRegistry code)
    {
        Engine = await OrchestrationEngine.OpenAsync(Clock, Store, code, services, options);
        Client = Engine.CreateClient();
        await Engine.StartAsync();
    }
}
