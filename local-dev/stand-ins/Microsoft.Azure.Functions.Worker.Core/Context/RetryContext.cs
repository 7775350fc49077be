namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which attempt this is under the function's retry attribute.</summary>
public abstract class RetryContext
{
    /// <summary>0 in the first attempt.</summary>
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
