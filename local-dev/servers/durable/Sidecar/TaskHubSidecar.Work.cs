using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    /// <summary>Completes when a worker has fetched work for the first time.</summary>
    public Task WhenWorkerConnectedAsync(CancellationToken cancellation = default) => workers.FirstConnected.WaitAsync(cancellation);

    /// <summary>A worker of its own connects: it is given turns and activities until it goes.</summary>
    public override async Task GetWorkItems(GetWorkItemsRequest request, IServerStreamWriter<WorkItem> responseStream, ServerCallContext context)
    {
        if (hub.Executor is { } executor && executor != workers)
        {
            throw Refused(StatusCode.FailedPrecondition, "This task hub gives its work to a functions host, and to no other worker.");
        }
        await workers.ServeAsync(request, responseStream, context.CancellationToken);
    }

    public override Task<CompleteTaskResponse> CompleteOrchestratorTask(OrchestratorResponse request, ServerCallContext context)
    {
        workers.Complete(request);
        return Task.FromResult(new CompleteTaskResponse());
    }

    public override Task<CompleteTaskResponse> CompleteActivityTask(ActivityResponse request, ServerCallContext context)
    {
        workers.Complete(request);
        return Task.FromResult(new CompleteTaskResponse());
    }

    public override Task<AbandonOrchestrationTaskResponse> AbandonTaskOrchestratorWorkItem(
        AbandonOrchestrationTaskRequest request, ServerCallContext context)
    {
        workers.Abandon(request.CompletionToken);
        return Task.FromResult(new AbandonOrchestrationTaskResponse());
    }

    public override Task<AbandonActivityTaskResponse> AbandonTaskActivityWorkItem(AbandonActivityTaskRequest request, ServerCallContext context)
    {
        workers.Abandon(request.CompletionToken);
        return Task.FromResult(new AbandonActivityTaskResponse());
    }
}
