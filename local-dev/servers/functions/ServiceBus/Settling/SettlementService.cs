using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Choice = Serverless.LocalDev.ServiceBus.Settlement;

namespace Serverless.LocalDev.Functions.ServiceBus.Settling;

/// <summary>
/// By which functions settle what their invocation was given. What no invocation holds is FailedPrecondition, and what the bus
/// refuses, as a lost lock, is Unknown with the refusal's text: the real host answers so.
/// </summary>
internal sealed class SettlementService(HeldMessages held, WorkTracker work) : Settlement.SettlementBase
{
    private static readonly Empty Done = new();

    public override Task<Empty> Complete(CompleteRequest request, ServerCallContext context) => SettleAsync(request.Locktoken, Choice.Complete);

    public override Task<Empty> Abandon(AbandonRequest request, ServerCallContext context) =>
        SettleAsync(request.Locktoken, Choice.Abandon(PropertyMap.Read(request.PropertiesToModify)));

    public override Task<Empty> Deadletter(DeadletterRequest request, ServerCallContext context) => SettleAsync(
        request.Locktoken,
        Choice.DeadLetter(PropertyMap.Read(request.PropertiesToModify), request.DeadletterReason, request.DeadletterErrorDescription));

    public override Task<Empty> Defer(DeferRequest request, ServerCallContext context) =>
        SettleAsync(request.Locktoken, Choice.Defer(PropertyMap.Read(request.PropertiesToModify)));

    public override Task<Empty> RenewMessageLock(RenewMessageLockRequest request, ServerCallContext context) => AnswerAsync(() =>
    {
        var (queue, token) = Held(request.Locktoken);
        queue.RenewLock(token);
        return Task.FromResult(Done);
    });

    public override Task<GetSessionStateResponse> GetSessionState(GetSessionStateRequest request, ServerCallContext context) => AnswerAsync(() =>
    {
        var session = Session(request.SessionId);
        var state = session.Queue.GetSessionState(session);
        return Task.FromResult(new GetSessionStateResponse { SessionState = state is null ? ByteString.Empty : ByteString.CopyFrom(state) });
    });

    public override Task<Empty> SetSessionState(SetSessionStateRequest request, ServerCallContext context) => AnswerAsync(async () =>
    {
        var session = Session(request.SessionId);
        await session.Queue.SetSessionStateAsync(session, request.SessionState.ToByteArray());
        return Done;
    });

    public override Task<Empty> ReleaseSession(ReleaseSessionRequest request, ServerCallContext context) => AnswerAsync(() =>
    {
        Session(request.SessionId).ReleaseRequested = true;
        return Task.FromResult(Done);
    });

    public override Task<RenewSessionLockResponse> RenewSessionLock(RenewSessionLockRequest request, ServerCallContext context) => AnswerAsync(() =>
    {
        var session = Session(request.SessionId);
        session.Queue.RenewSessionLock(session);
        return Task.FromResult(new RenewSessionLockResponse { LockedUntil = session.LockedUntilTime.ToTimestamp() });
    });

    private Task<Empty> SettleAsync(string lockToken, Choice choice) => AnswerAsync(async () =>
    {
        var (queue, token) = Held(lockToken);
        await queue.SettleAsync(token, choice);
        return Done;
    });

    private (MessageQueue Queue, Guid Token) Held(string lockToken) =>
        Guid.TryParse(lockToken, out var token) && held.QueueOf(token) is { } queue
            ? (queue, token)
            : throw NotHeld($"LockToken {lockToken} not found.");

    private SessionLock Session(string id) => held.Session(id) ?? throw NotHeld($"SessionId {id} not found.");

    private static RpcException NotHeld(string what) => new(new Status(StatusCode.FailedPrecondition, what));

    [SuppressMessage("Design", "CA1031", Justification = "A refusal of whatever kind is the caller's to hear, with its text.")]
    private async Task<T> AnswerAsync<T>(Func<Task<T>> act)
    {
        using var scope = work.Begin(WorkKind.Request);
        try
        {
            return await act();
        }
        catch (Exception refused) when (refused is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, refused.ToString()));
        }
    }
}
