using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Ends an orchestration whose turn could not run for a reason that stays, as the real host does.</summary>
internal static class TurnFailure
{
    public static OrchestratorResponse Of(OrchestratorRequest request, string message) => new()
    {
        InstanceId = request.InstanceId,
        CompletionToken = request.InstanceId,
        Actions =
        {
            new OrchestratorAction
            {
                Id = -1,
                CompleteOrchestration = new CompleteOrchestrationAction
                {
                    OrchestrationStatus = OrchestrationStatus.Failed,
                    FailureDetails = new TaskFailureDetails { ErrorType = "OrchestrationFailure", ErrorMessage = message },
                },
            },
        },
    };
}
