using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>One connected worker: what is sent to it, and what it has not answered yet.</summary>
internal sealed class WorkerStream(GetWorkItemsRequest request)
{
    // Bytes; a client takes messages of 4 MB unless it is told otherwise.
    private const int LargestTurn = 1024 * 1024;

    // Workers take a silent stream for a dead one.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(30);
    private readonly Channel<WorkItem> items = Channel.CreateUnbounded<WorkItem>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, PendingWork> pending = new(StringComparer.Ordinal);

    public bool TakesOrchestrator(string name) =>
        request.WorkItemFilters is not { Orchestrations.Count: > 0 } filters
        || filters.Orchestrations.Any(filter => string.Equals(filter.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool TakesActivity(string name) =>
        request.WorkItemFilters is not { Activities.Count: > 0 } filters
        || filters.Activities.Any(filter => string.Equals(filter.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A turn as this worker takes it: a long history is left out, for the worker to fetch.</summary>
    public OrchestratorRequest Fit(OrchestratorRequest turn)
    {
        if (turn.PastEvents.Count == 0 || !request.Capabilities.Contains(WorkerCapability.HistoryStreaming) || turn.CalculateSize() <= LargestTurn) return turn;
        return new OrchestratorRequest
        {
            InstanceId = turn.InstanceId,
            ExecutionId = turn.ExecutionId,
            NewEvents = { turn.NewEvents },
            RequiresHistoryStreaming = true,
            Properties = { turn.Properties },
            OrchestrationTraceContext = turn.OrchestrationTraceContext,
        };
    }

    public PendingWork Give(WorkItem item)
    {
        var work = new PendingWork();
        pending[item.CompletionToken] = work;
        if (!items.Writer.TryWrite(item)) work.Fail(Gone());
        return work;
    }

    public PendingWork? Find(string token) => pending.GetValueOrDefault(token);

    public void Forget(string token) => pending.TryRemove(token, out _);

    /// <summary>Sends until the worker goes.</summary>
    public async Task SendAsync(IServerStreamWriter<WorkItem> stream, CancellationToken cancellation)
    {
        _ = PingAsync(cancellation);
        await foreach (var item in items.Reader.ReadAllAsync(cancellation)) await stream.WriteAsync(item, cancellation);
    }

    /// <summary>What the worker has not answered is tried again elsewhere.</summary>
    public void Close()
    {
        items.Writer.Complete();
        foreach (var work in pending.Values) work.Fail(Gone());
    }

    private async Task PingAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(PingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) items.Writer.TryWrite(new WorkItem { HealthPing = new HealthPing() });
        }
        catch (OperationCanceledException)
        {
            // The worker has gone: it needs no more pings.
        }
    }

    private static IOException Gone() => new("The worker has disconnected.");
}
