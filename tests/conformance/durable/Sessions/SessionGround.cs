using Grpc.Net.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>A task hub on a virtual clock whose turns a <see cref="SessionWorker"/> runs, and the real client.</summary>
internal sealed class SessionGround : IAsyncDisposable
{
    private readonly TaskHubOptions options;
    private TaskHubEndpoint endpoint = null!;
    private GrpcChannel channel = null!;

    private SessionGround(TaskHubOptions options, Action<DurableTaskRegistry> tasks)
    {
        this.options = options;
        Worker = new SessionWorker(tasks);
        Store = CloudStore.Open(StoreOptions.InMemory, Clock.Work);
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public CloudStore Store { get; }

    public SessionWorker Worker { get; }

    public TaskHub Hub { get; private set; } = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    /// <summary>The histories that came with the turns so far, each by its number of events.</summary>
    public IEnumerable<int> Histories => Worker.Turns.Select(turn => turn.PastEvents);

    public static async Task<SessionGround> StartAsync(Action<DurableTaskRegistry> tasks, TaskHubOptions? options = null)
    {
        var ground = new SessionGround(options ?? new TaskHubOptions { ExtendedSessionsEnabled = true }, tasks);
        await ground.OpenAsync();
        return ground;
    }

    public async Task BeginAsync(string name, string id, object? input = null)
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        await Clock.SettleAsync();
    }

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await Clock.SettleAsync();
    }

    public async Task<string?> OutputAsync(string id) => (await Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.SerializedOutput;

    /// <summary>The hub is opened anew over what it stored, while the worker lives on with what it remembers.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Worker.Dispose();
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    private async Task OpenAsync()
    {
        Hub = await TaskHub.OpenAsync(options, Clock, Store);
        endpoint = await TaskHubEndpoint.OpenAsync(Hub);
        channel = GrpcChannel.ForAddress(endpoint.Address);
        Client = new GrpcDurableTaskClient("test", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
        await Hub.StartAsync(Worker);
    }

    private async Task CloseAsync()
    {
        await Hub.DisposeAsync();
        await Client.DisposeAsync();
        channel.Dispose();
        await endpoint.DisposeAsync();
    }
}
