namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>One invocation a worker has not answered yet.</summary>
/// <param name="cancel">Tells the worker that nobody wants the invocation any more.</param>
internal sealed class RunningInvocation(string id, Action<string> cancel)
{
    private readonly TaskCompletionSource<FunctionResult> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<FunctionResult> Result => source.Task;

    /// <summary>Neighbours in <see cref="FunctionTimeLimit"/>, which guards them.</summary>
    public RunningInvocation? Earlier { get; set; }

    public RunningInvocation? Later { get; set; }

    public DateTimeOffset Deadline { get; set; }

    /// <summary>The first end counts: a worker may still answer what was given up.</summary>
    public void End(FunctionResult result) => source.TrySetResult(result);

    public void Cancel() => cancel(id);

    public void Expire(TimeSpan limit)
    {
        End(FunctionResult.Failed(
            InvocationOutcome.TimedOut, $"The function did not end within functionTimeout of host.json, {limit}. (Id={id})"));
        Cancel();
    }
}
