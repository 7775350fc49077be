namespace Microsoft.DurableTask;

/// <summary>
/// Retries with growing waits. Source: "Handling errors in Durable Functions", automatic retry on failure.
/// </summary>
public class RetryPolicy
{
    private readonly Func<TaskFailureDetails, bool>? handleFailure;

    /// <exception cref="ArgumentOutOfRangeException">No attempts, no interval, a shrinking backoff, or a limit below the first interval.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (double.IsNaN(backoffCoefficient) || double.IsInfinity(backoffCoefficient) || backoffCoefficient < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(backoffCoefficient), backoffCoefficient, "Value must be at least one.");
        }
        if (maxRetryInterval < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(nameof(maxRetryInterval), maxRetryInterval, "Value must be at least the first retry interval.");
        }
        if (retryTimeout < firstRetryInterval && retryTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(retryTimeout), retryTimeout, "Value must be at least the first retry interval.");
        }
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = failure => failure is TaskFailedException failed && (handleFailure?.Invoke(failed.FailureDetails) ?? true);
    }

    /// <summary>The first attempt counts.</summary>
    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    /// <summary>One hour unless given.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>How long after the first attempt a retry may still begin; infinite unless given.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is worth another attempt.</summary>
    public Func<Exception, bool> Handle { get; }

    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => handleFailure = value;
    }
}
