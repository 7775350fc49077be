using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Runs orchestrators in process, for replays: each takes a request and gives a response in base64, as
/// Microsoft.DurableTask.Worker.Grpc.GrpcOrchestrationRunner.LoadAndRun does.
/// </summary>
/// <param name="orchestrators">The orchestrator of a name; null when there is none.</param>
public sealed class EncodedExecutor(Func<string, Func<string, string>?> orchestrators) : ITaskExecutor
{
    public Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation) => Task.FromResult(
        orchestrators(name) is { } run
            ? OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(run(Convert.ToBase64String(request.ToByteArray()))))
            : Missing(name));

    /// <exception cref="NotSupportedException">Always: a replay runs no activity.</exception>
    public Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException("Only orchestrators run here.");

    private static OrchestratorResponse Missing(string name)
    {
        var failure = new TaskFailureDetails
        {
            ErrorType = "OrchestratorTaskNotFound",
            ErrorMessage = $"No orchestrator task named '{name}' was found.",
            IsNonRetriable = true,
        };
        var ending = new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Failed, FailureDetails = failure };
        return new OrchestratorResponse { Actions = { new OrchestratorAction { CompleteOrchestration = ending } } };
    }
}
