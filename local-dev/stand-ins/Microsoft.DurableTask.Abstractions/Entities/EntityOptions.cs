namespace Microsoft.DurableTask.Entities;

/// <summary>How an entity is called.</summary>
public record CallEntityOptions;

/// <summary>How an entity is signalled.</summary>
public record SignalEntityOptions
{
    public DateTimeOffset? SignalTime { get; init; }

    public static implicit operator SignalEntityOptions(DateTimeOffset value) => new() { SignalTime = value };
}
