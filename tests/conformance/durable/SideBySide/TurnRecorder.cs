using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>Sits between a worker and its backend, and keeps each instance's last turn, which holds its whole history.</summary>
internal sealed class TurnRecorder : Interceptor
{
    private readonly ConcurrentDictionary<string, OrchestratorRequest> requests = new();
    private readonly ConcurrentDictionary<string, (OrchestratorRequest Request, OrchestratorResponse Response)> turns = new();

    /// <summary>The whole history comes with each turn, and is not fetched apart.</summary>
    public void Attach(IServiceCollection services) => services.PostConfigureAll<GrpcDurableTaskWorkerOptions>(options =>
    {
        options.Capabilities.Clear();
        options.CallInvoker = options.Channel!.Intercept(this);
        options.Channel = null;
    });

    /// <summary>The history that a backend holds of an instance once its last turn is over.</summary>
    public Task<IReadOnlyList<HistoryEvent>> HistoryOfAsync(string instanceId)
    {
        var (request, response) = turns[instanceId];
        var now = new Timestamp();
        return Task.FromResult<IReadOnlyList<HistoryEvent>>(
        [
            .. request.PastEvents,
            .. request.NewEvents,
            .. response.Actions.Select(action => ActionEvents.Of(action, now)!),
            HistoryEvents.TurnCompleted(now),
        ]);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new Reader<TResponse>(call.ResponseStream, this), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (request is OrchestratorResponse response) turns[response.InstanceId] = (requests[response.InstanceId], response);
        return continuation(request, context);
    }

    private void Take(object? item)
    {
        if (item is WorkItem { OrchestratorRequest: { } turn }) requests[turn.InstanceId] = turn;
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> inner, TurnRecorder recorder) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await inner.MoveNext(cancellationToken)) return false;
            recorder.Take(Current);
            return true;
        }
    }
}
