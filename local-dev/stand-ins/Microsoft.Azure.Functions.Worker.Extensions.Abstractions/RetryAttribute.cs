namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a failed invocation again (docs: "Azure Functions error handling and retries").</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    public RetryAttribute() { }

    /// <summary>Attempts after the first; -1 repeats for ever.</summary>
    public int MaxRetryCount { get; set; }
}
