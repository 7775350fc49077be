using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Tries a task again by policy, waiting on durable timers, or for as long as a handler says so. Source: "Handling errors in
/// Durable Functions", automatic retry and custom retry handlers.
/// </summary>
internal static class RetryLoop
{
    public static Task<T> RunAsync<T>(OrchestrationContext context, TaskRetryOptions retry, Func<Task<T>> attempt) =>
        retry.Policy is { } policy ? ByPolicyAsync(context, policy, attempt) : ByHandlerAsync(context, retry.Handler!, attempt);

    private static async Task<T> ByPolicyAsync<T>(OrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var failed = 0; ; failed++)
        {
            TimeSpan delay;
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (
                failed + 1 < policy.MaxNumberOfAttempts && !IsMissingTask(failure) && policy.Handle(failure) && !IsTooLate(context, policy, firstAttempt))
            {
                var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failed);
                delay = milliseconds < policy.MaxRetryInterval.TotalMilliseconds
                    ? TimeSpan.FromMilliseconds(milliseconds)
                    : policy.MaxRetryInterval;
            }
            await context.CreateTimer(delay, CancellationToken.None);
        }
    }

    private static async Task<T> ByHandlerAsync<T>(OrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var failed = 1; ; failed++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (!IsMissingTask(failure))
            {
                var retried = new RetryContext(
                    context, failed, failure.FailureDetails, context.CurrentUtcDateTime - firstAttempt, CancellationToken.None);
                if (!await handler(retried)) throw;
            }
        }
    }

    private static bool IsTooLate(OrchestrationContext context, RetryPolicy policy, DateTime firstAttempt) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - firstAttempt >= policy.RetryTimeout;

    // Code that does not exist will not exist the next time either.
    private static bool IsMissingTask(TaskFailedException failure) =>
        failure.FailureDetails.ErrorType is "ActivityTaskNotFound" or "OrchestratorTaskNotFound";
}
