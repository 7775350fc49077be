namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger told about the invocation besides its value: route values, message properties and the like.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
