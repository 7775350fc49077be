namespace Microsoft.Azure.Functions.Worker;

/// <summary>The value about to be passed for one input binding; middleware may replace it.</summary>
public abstract class InputBindingData<T>
{
    public abstract BindingMetadata BindingMetadata { get; }

    public abstract T? Value { get; set; }
}
