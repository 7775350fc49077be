using Grpc.Core;
using Serverless.LocalDev.Functions.Rpc;
using RpcException = Grpc.Core.RpcException;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>The host's side of every worker's event stream.</summary>
internal sealed class FunctionRpcService(WorkerPool workers, WorkerStartUp startUp, WorkerLog log) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken) ||
            requestStream.Current.ContentCase != StreamingMessage.ContentOneofCase.StartStream)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "A worker's stream begins with StartStream."));
        }
        var id = requestStream.Current.StartStream.WorkerId;
        var connection = workers.Find(id)
            ?? throw new RpcException(new Status(StatusCode.PermissionDenied, $"No worker '{id}' is expected here."));
        var session = new WorkerSession(connection, log);
        var running = session.RunAsync(requestStream, responseStream, () => workers.Remove(session), context.CancellationToken);
        workers.Connected();
        var starting = startUp.RunAsync(session);
        await running;
        await starting;
    }
}
