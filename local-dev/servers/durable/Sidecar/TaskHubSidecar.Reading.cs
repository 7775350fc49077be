using Grpc.Core;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    private const int ChunkBytes = 1024 * 1024;

    public override Task<GetInstanceResponse> GetInstance(GetInstanceRequest request, ServerCallContext context) =>
        AnswerAsync(async () => Found(await hub.GetInstanceAsync(request.InstanceId, request.GetInputsAndOutputs), request));

    // Those who wait are no work in flight: what they wait for may need the clock to move.
    public override async Task<GetInstanceResponse> WaitForInstanceStart(GetInstanceRequest request, ServerCallContext context) =>
        Found(await WaitAsync(hub.WhenStartedAsync(request.InstanceId, context.CancellationToken)), request);

    public override async Task<GetInstanceResponse> WaitForInstanceCompletion(GetInstanceRequest request, ServerCallContext context) =>
        Found(await WaitAsync(hub.WhenEndedAsync(request.InstanceId, context.CancellationToken)), request);

    public override Task<QueryInstancesResponse> QueryInstances(QueryInstancesRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var page = await hub.QueryAsync(request.Query ?? new InstanceQuery());
        return new QueryInstancesResponse { OrchestrationState = { page.Instances }, ContinuationToken = page.ContinuationToken };
    });

    public override Task<ListInstanceIdsResponse> ListInstanceIds(ListInstanceIdsRequest request, ServerCallContext context) =>
        AnswerAsync(() => hub.ListIdsAsync(request));

    public override async Task StreamInstanceHistory(
        StreamInstanceHistoryRequest request, IServerStreamWriter<HistoryChunk> responseStream, ServerCallContext context)
    {
        var events = await AnswerAsync(async () => await hub.ReadHistoryAsync(request.InstanceId) ?? throw NotFound(request.InstanceId));
        var chunk = new HistoryChunk();
        var bytes = 0;
        foreach (var happened in events)
        {
            chunk.Events.Add(happened);
            bytes += happened.CalculateSize();
            if (bytes < ChunkBytes) continue;
            await responseStream.WriteAsync(chunk, context.CancellationToken);
            chunk = new HistoryChunk();
            bytes = 0;
        }
        if (chunk.Events.Count > 0) await responseStream.WriteAsync(chunk, context.CancellationToken);
    }

    private static async Task<OrchestrationState?> WaitAsync(Task<OrchestrationState?> waiting)
    {
        try
        {
            return await waiting;
        }
        catch (OperationCanceledException)
        {
            throw Refused(StatusCode.Cancelled, "The caller waits no longer.");
        }
        catch (StoreException stopped)
        {
            throw Refused(StatusCode.Internal, stopped.Message);
        }
    }

    private static GetInstanceResponse Found(OrchestrationState? state, GetInstanceRequest request)
    {
        if (state is null) return new GetInstanceResponse { Exists = false };
        if (request.GetInputsAndOutputs) return new GetInstanceResponse { Exists = true, OrchestrationState = state };
        var bare = state.Clone();
        bare.Input = bare.Output = bare.CustomStatus = null;
        bare.FailureDetails = null;
        return new GetInstanceResponse { Exists = true, OrchestrationState = bare };
    }
}
