namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which way a binding carries its value.</summary>
public enum BindingDirection
{
    In = 0,
    Out = 1,
}

/// <summary>A binding of a function: its name, its type such as <c>httpTrigger</c>, and its direction.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
