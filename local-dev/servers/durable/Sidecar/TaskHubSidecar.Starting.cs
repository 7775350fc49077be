using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    public override Task<CreateInstanceResponse> StartInstance(CreateInstanceRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        if (StartRequests.Refusal(request) is { } refusal) throw Refused(StatusCode.InvalidArgument, refusal);
        var started = await hub.StartInstanceAsync(request);
        return started.BlockedBy is null
            ? new CreateInstanceResponse { InstanceId = started.InstanceId }
            : throw Refused(StatusCode.AlreadyExists, $"An orchestration instance with the ID {started.InstanceId} already exists, and is {started.BlockedBy}.");
    });

    public override Task<RestartInstanceResponse> RestartInstance(RestartInstanceRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var existing = await hub.GetInstanceAsync(request.InstanceId, true) ?? throw NotFound(request.InstanceId);
        if (hub.Orchestrators is { } known && !known.Contains(existing.Name))
        {
            throw Refused(StatusCode.InvalidArgument, StartRequests.UnknownFunction(existing.Name));
        }
        var restarted = await hub.StartInstanceAsync(StartRequests.Again(existing, request.RestartWithNewInstanceId));
        return restarted.BlockedBy is null
            ? new RestartInstanceResponse { InstanceId = restarted.InstanceId }
            : throw Refused(StatusCode.FailedPrecondition, $"The orchestration instance {restarted.InstanceId} cannot be restarted: it is {restarted.BlockedBy}.");
    });

    public override Task<RewindInstanceResponse> RewindInstance(RewindInstanceRequest request, ServerCallContext context) => AnswerAsync<RewindInstanceResponse>(async () =>
    {
        var status = await hub.StatusAsync(request.InstanceId) ?? throw NotFound(request.InstanceId);
        throw status == OrchestrationStatus.Failed
            ? Refused(StatusCode.Unimplemented, "The local task hub does not rewind: start the orchestration again.")
            : Refused(StatusCode.FailedPrecondition, "The rewind operation is only supported on failed orchestration instances.");
    });
}
