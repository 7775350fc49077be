using Grpc.Net.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>A task hub on a virtual clock, with the real worker and the real client connected to it over loopback.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly Action<DurableTaskRegistry> code;
    private readonly StoreOptions storage;
    private TaskHubEndpoint endpoint = null!;
    private GrpcChannel channel = null!;
    private RunningWorker running = null!;

    private DurableHost(TaskHubOptions options, StoreOptions storage, Action<DurableTaskRegistry> code, Action<IDurableTaskWorkerBuilder> worker)
    {
        Options = options;
        this.storage = storage;
        this.code = code;
        Worker = worker;
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What the hub is opened with, now and after the next restart.</summary>
    public TaskHubOptions Options { get; set; }

    /// <summary>How the worker is built, now and after the next restart.</summary>
    public Action<IDurableTaskWorkerBuilder> Worker { get; set; }

    public CloudStore Store { get; private set; } = null!;

    public TaskHub Hub { get; private set; } = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    public GrpcChannel Channel => channel;

    public static Task<DurableHost> StartAsync(Action<DurableTaskRegistry> code) => StartAsync(new TaskHubOptions(), code);

    public static async Task<DurableHost> StartAsync(
        TaskHubOptions options, Action<DurableTaskRegistry> code, Action<IDurableTaskWorkerBuilder>? worker = null, StoreOptions? storage = null)
    {
        var host = new DurableHost(options, storage ?? StoreOptions.InMemory, code, worker ?? (_ => { }));
        host.Store = CloudStore.Open(host.storage, host.Clock.Work);
        await host.OpenAsync(code);
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

    /// <summary>Stops everything but the store's file and opens it again, as a restart of the process would.</summary>
    public async Task RestartAsync(Action<DurableTaskRegistry>? changedCode = null)
    {
        await ReopenAsync(changedCode);
        await Clock.SettleAsync();
    }

    /// <summary>Restarts without waiting for anything.</summary>
    public async Task ReopenAsync(Action<DurableTaskRegistry>? changedCode = null)
    {
        await CloseAsync();
        if (storage.Directory is not null)
        {
            await Store.DisposeAsync();
            Store = CloudStore.Open(storage, Clock.Work);
        }
        await OpenAsync(changedCode ?? code);
    }

    /// <summary>Another worker beside the first, until it is disposed.</summary>
    public Task<RunningWorker> AddWorkerAsync(Action<DurableTaskRegistry> tasks, Action<IDurableTaskWorkerBuilder>? configure = null) =>
        RunningWorker.StartAsync(channel, tasks, configure ?? (_ => { }));

    /// <summary>Ends the first worker, as a crash of its process would for the hub.</summary>
    public ValueTask StopWorkerAsync() => running.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    private async Task OpenAsync(Action<DurableTaskRegistry> tasks)
    {
        Hub = await TaskHub.OpenAsync(Options, Clock, Store);
        endpoint = await TaskHubEndpoint.OpenAsync(Hub);
        channel = GrpcChannel.ForAddress(endpoint.Address);
        Client = new GrpcDurableTaskClient("test", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
        running = await RunningWorker.StartAsync(channel, tasks, Worker);
        await endpoint.WhenWorkerConnectedAsync();
    }

    private async Task CloseAsync()
    {
        await Hub.DisposeAsync();
        await running.DisposeAsync();
        await Client.DisposeAsync();
        channel.Dispose();
        await endpoint.DisposeAsync();
    }
}
