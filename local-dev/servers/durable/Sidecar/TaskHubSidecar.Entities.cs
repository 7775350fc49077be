using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    private static RpcException NoEntities => Refused(StatusCode.Unimplemented, "The local task hub does not support entities.");

    public override Task<SignalEntityResponse> SignalEntity(SignalEntityRequest request, ServerCallContext context) => throw NoEntities;

    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context) => throw NoEntities;

    public override Task<QueryEntitiesResponse> QueryEntities(QueryEntitiesRequest request, ServerCallContext context) => throw NoEntities;

    public override Task<CleanEntityStorageResponse> CleanEntityStorage(CleanEntityStorageRequest request, ServerCallContext context) => throw NoEntities;

    public override Task<CompleteTaskResponse> CompleteEntityTask(EntityBatchResult request, ServerCallContext context) => throw NoEntities;
}
