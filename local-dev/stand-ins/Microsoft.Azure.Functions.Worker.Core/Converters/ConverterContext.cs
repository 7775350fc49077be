namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter is asked for.</summary>
public abstract class ConverterContext
{
    public abstract Type TargetType { get; }

    /// <summary>The trigger's own value for this parameter, if it has one.</summary>
    public abstract object? Source { get; }

    public abstract FunctionContext FunctionContext { get; }

    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
