namespace Microsoft.Azure.Functions.Worker;

/// <summary>The same wait, <c>hh:mm:ss</c>, before every further attempt.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    public string DelayInterval { get; }
}
