using System.Globalization;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// The workers that fetch work over gRPC, each given its share in turn. The hub gives out work while at least one is connected.
/// </summary>
internal sealed class WorkerStreams(TaskHub hub) : ITaskExecutor
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource firstConnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkerStream[] connected = [];
    private long lastToken;
    private int next;

    public Task FirstConnected => firstConnected.Task;

    public async Task ServeAsync(GetWorkItemsRequest request, IServerStreamWriter<WorkItem> stream, CancellationToken cancellation)
    {
        var worker = new WorkerStream(request);
        lock (gate) connected = [.. connected, worker];
        await hub.StartAsync(this);
        firstConnected.TrySetResult();
        try
        {
            await worker.SendAsync(stream, cancellation);
        }
        catch (OperationCanceledException)
        {
            // It has gone, as workers do.
        }
        finally
        {
            lock (gate)
            {
                connected = [.. connected.Where(other => other != worker)];
                if (connected.Length == 0) hub.Pause();
            }
            worker.Close();
        }
    }

    public async Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation)
    {
        var worker = Choose(worker => worker.TakesOrchestrator(name)) ?? throw new WorkItemAbandonedException($"No worker takes the orchestrator '{name}'.");
        return await AskAsync<OrchestratorResponse>(worker, new WorkItem { OrchestratorRequest = worker.Fit(request) }, cancellation);
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation)
    {
        var worker = Choose(worker => worker.TakesActivity(request.Name)) ?? throw new WorkItemAbandonedException($"No worker takes the activity '{request.Name}'.");
        return await AskAsync<ActivityResponse>(worker, new WorkItem { ActivityRequest = request }, cancellation);
    }

    public void Complete(OrchestratorResponse response)
    {
        foreach (var worker in connected)
        {
            if (worker.Find(response.CompletionToken) is { } work && work.Complete(response)) worker.Forget(response.CompletionToken);
        }
    }

    public void Complete(ActivityResponse response)
    {
        foreach (var worker in connected) worker.Find(response.CompletionToken)?.Complete(response);
    }

    public void Abandon(string token)
    {
        foreach (var worker in connected) worker.Find(token)?.Fail(new WorkItemAbandonedException("The worker gave the work item back."));
    }

    private async Task<T> AskAsync<T>(WorkerStream worker, WorkItem item, CancellationToken cancellation) where T : Google.Protobuf.IMessage
    {
        item.CompletionToken = Interlocked.Increment(ref lastToken).ToString(CultureInfo.InvariantCulture);
        try
        {
            return await worker.Give(item).AnswerAsync<T>(cancellation);
        }
        finally
        {
            worker.Forget(item.CompletionToken);
        }
    }

    private WorkerStream? Choose(Func<WorkerStream, bool> takes)
    {
        var workers = connected;
        var first = Interlocked.Increment(ref next) & int.MaxValue;
        for (var offset = 0; offset < workers.Length; offset++)
        {
            var worker = workers[(first + offset) % workers.Length];
            if (takes(worker)) return worker;
        }
        return null;
    }
}
