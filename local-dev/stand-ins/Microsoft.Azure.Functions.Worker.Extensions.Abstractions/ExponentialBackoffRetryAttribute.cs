namespace Microsoft.Azure.Functions.Worker;

/// <summary>A wait that grows from the minimum to the maximum, both <c>hh:mm:ss</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }
}
