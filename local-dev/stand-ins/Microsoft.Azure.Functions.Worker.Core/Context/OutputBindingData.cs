namespace Microsoft.Azure.Functions.Worker;

/// <summary>The value about to be written to one output binding; middleware may replace it.</summary>
public abstract class OutputBindingData<T>
{
    public abstract string BindingType { get; }

    public abstract string Name { get; }

    public abstract T? Value { get; set; }
}
