namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion ended.</summary>
public enum ConversionStatus
{
    Unhandled = 0,
    Succeeded = 1,
    Failed = 2,
}

/// <summary>What a converter made of a parameter's source.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    public ConversionStatus Status { get; }

    public object? Value { get; }

    public Exception? Error { get; }

    /// <summary>Not this converter's business: the next one is asked.</summary>
    public static ConversionResult Unhandled() => new(ConversionStatus.Unhandled, null, null);

    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>This converter's business, and it went wrong: the invocation fails.</summary>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, null, exception);
}
