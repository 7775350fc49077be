using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHubSidecar
{
    private Timestamp Now => hub.Clock.UtcNow.ToTimestamp();

    public override Task<RaiseEventResponse> RaiseEvent(RaiseEventRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        if (PayloadLimits.Refusal(request.Input, "event") is { } refusal) throw Refused(StatusCode.InvalidArgument, refusal);
        if (hub.FindReceiver(request.InstanceId, request.Name) is { } receiver)
        {
            await hub.SendAsync(receiver, new InboxMessage(HistoryEvents.Raised(Now, request.Name, request.Input)));
        }
        else if (hub.Options.ThrowStatusExceptionsOnRaiseEvent)
        {
            var status = await hub.StatusAsync(request.InstanceId) ?? throw NotFound(request.InstanceId);
            throw Refused(StatusCode.FailedPrecondition, $"Cannot raise event '{request.Name}' for the orchestration instance {request.InstanceId}: it is {status}.");
        }
        return new RaiseEventResponse();
    });

    public override Task<TerminateResponse> TerminateInstance(TerminateRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var message = HistoryEvents.Terminated(Now, request.Output, request.Recursive);
        Check(await hub.SteerAsync(request.InstanceId, message, OrchestrationStatuses.MayBeTerminated), "terminate", request.InstanceId);
        return new TerminateResponse();
    });

    public override Task<SuspendResponse> SuspendInstance(SuspendRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var message = HistoryEvents.Suspended(Now, request.Reason);
        Check(await hub.SteerAsync(request.InstanceId, message, OrchestrationStatuses.MayBeSuspended), "suspend", request.InstanceId);
        return new SuspendResponse();
    });

    public override Task<ResumeResponse> ResumeInstance(ResumeRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var message = HistoryEvents.Resumed(Now, request.Reason);
        Check(await hub.SteerAsync(request.InstanceId, message, OrchestrationStatuses.MayBeResumed), "resume", request.InstanceId);
        return new ResumeResponse();
    });

    private static void Check(SteerResult result, string verb, string id)
    {
        if (result.Status is not { } status) throw NotFound(id);
        if (!result.IsSent) throw Refused(StatusCode.FailedPrecondition, $"Cannot {verb} the orchestration instance {id} because instance is in the {status} state.");
    }
}
