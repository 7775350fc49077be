using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>A turn as an invocation of its orchestrator function, and its result as a turn's answer.</summary>
internal static class TurnInvocation
{
    /// <param name="function">The orchestrator.</param>
    /// <param name="request">The turn.</param>
    /// <param name="parent">The trace the orchestration was started in.</param>
    /// <param name="only">The one worker that can run it, if there is but one.</param>
    /// <param name="sent">Told the worker that runs it.</param>
    public static FunctionInvocation Of(
        FunctionDefinition function, OrchestratorRequest request, TraceContext? parent, WorkerSession? only = null, Action<WorkerSession>? sent = null) => new()
        {
            Input = new ParameterBinding { Name = function.Trigger.Name, Data = new TypedData { String = request.ToByteString().ToBase64() } },
            TraceParent = parent?.TraceParent,
            TraceState = parent?.TraceState,
            Only = only,
            Sent = sent,
        };

    public static OrchestratorResponse Answer(FunctionDefinition function, OrchestratorRequest request, TraceContext? parent, FunctionResult result)
    {
        if (!result.IsSuccess)
        {
            return TurnFailure.Of(request, $"Function '{function.Name}' failed with an unhandled exception. {result.Failure?.Message}");
        }
        return result.ReturnValue?.String is { Length: > 0 } returned
            ? TurnTrace.HandOn(parent, OrchestratorResponse.Parser.ParseFrom(ByteString.FromBase64(returned)))
            : TurnFailure.Of(request, $"Function '{function.Name}' returned nothing where an orchestrator returns its actions.");
    }
}
