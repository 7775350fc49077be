using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// The gRPC service that durable clients and workers call, over one task hub. A singleton. It answers as the host half of the
/// Durable extension does (WebJobs.Extensions.DurableTask 3.18), status codes included.
/// </summary>
public sealed partial class TaskHubSidecar : TaskHubSidecarService.TaskHubSidecarServiceBase
{
    private readonly TaskHub hub;
    private readonly WorkerStreams workers;

    public TaskHubSidecar(TaskHub hub)
    {
        this.hub = hub;
        workers = new WorkerStreams(hub);
    }

    public override Task<Empty> Hello(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<CreateTaskHubResponse> CreateTaskHub(CreateTaskHubRequest request, ServerCallContext context) =>
        request.RecreateIfExists
            ? throw Refused(StatusCode.Unimplemented, "The local task hub is not made anew while it is open: start it over an empty store.")
            : Task.FromResult(new CreateTaskHubResponse());

    public override Task<DeleteTaskHubResponse> DeleteTaskHub(DeleteTaskHubRequest request, ServerCallContext context) =>
        throw Refused(StatusCode.Unimplemented, "The local task hub is not deleted while it is open.");

    private static RpcException Refused(StatusCode code, string detail) => new(new Status(code, detail));

    private static RpcException NotFound(string id) => Refused(StatusCode.NotFound, $"No orchestration instance with the ID '{id}' was found.");

    /// <summary>Under a work scope, so that a virtual clock stands still until the call is answered.</summary>
    private async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        using var scope = hub.Clock.Work.Begin(WorkKind.Request);
        try
        {
            return await answer();
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw Refused(StatusCode.InvalidArgument, wrong.Message);
        }
        catch (Exception failed) when (failed is not RpcException and not OperationCanceledException)
        {
            throw Refused(StatusCode.Internal, failed.Message);
        }
    }
}
