using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>The end of an invocation; retries are over.</summary>
/// <param name="ReturnValue">What the function returned, if anything.</param>
/// <param name="Failure">Message, type and stack trace of what failed; null on success.</param>
internal sealed record FunctionResult(InvocationOutcome Outcome, TypedData? ReturnValue = null, RpcException? Failure = null)
{
    public bool IsSuccess => Outcome == InvocationOutcome.Succeeded;

    /// <summary>Values by output binding name; written by the host when the function has succeeded.</summary>
    public IReadOnlyList<ParameterBinding> Outputs { get; init; } = [];

    public static FunctionResult Failed(InvocationOutcome outcome, string message) =>
        new(outcome, Failure: new RpcException { Message = message });

    public static FunctionResult Of(InvocationResponse response) => response.Result?.Status == StatusResult.Types.Status.Success
        ? new(InvocationOutcome.Succeeded, response.ReturnValue) { Outputs = response.OutputData }
        : new(InvocationOutcome.Failed, Failure: response.Result?.Exception ?? new RpcException { Message = "The function failed without saying why." });
}
