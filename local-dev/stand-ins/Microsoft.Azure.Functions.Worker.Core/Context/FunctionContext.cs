namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of one function, as middleware and the function see it.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract BindingContext BindingContext { get; }

    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's own scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middleware and the function leave for each other.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the host's patience ends at shutdown, or the function's time is up.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
