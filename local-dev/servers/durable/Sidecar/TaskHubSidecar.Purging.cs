using Grpc.Core;
using Microsoft.DurableTask.Protobuf;
using Asked = Microsoft.DurableTask.Protobuf.PurgeInstancesRequest.RequestOneofCase;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    public override Task<PurgeInstancesResponse> PurgeInstances(PurgeInstancesRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        switch (request.RequestCase)
        {
            case Asked.InstanceId:
                return Purged(await PurgeOneAsync(request.InstanceId, request.Recursive), isComplete: true);
            case Asked.InstanceBatch:
                var count = 0;
                foreach (var id in request.InstanceBatch.InstanceIds) count += await hub.PurgeAsync(id, request.Recursive);
                return Purged(count, isComplete: true);
            case Asked.PurgeInstanceFilter:
                var (purged, isComplete) = await hub.PurgeAsync(request.PurgeInstanceFilter, request.Recursive, context.CancellationToken);
                return Purged(purged, isComplete);
            default:
                throw Refused(StatusCode.InvalidArgument, "A purge names an instance, several, or a filter.");
        }
    });

    private async Task<int> PurgeOneAsync(string id, bool recursive)
    {
        if (await hub.PurgeAsync(id, recursive) is > 0 and var count) return count;
        return await hub.StatusAsync(id) is { } status
            ? throw Refused(StatusCode.FailedPrecondition, $"Cannot purge the orchestration instance {id} because instance is in the {status} state.")
            : 0;
    }

    private static PurgeInstancesResponse Purged(int count, bool isComplete) => new() { DeletedInstanceCount = count, IsComplete = isComplete };
}
