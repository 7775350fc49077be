namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter's value could not be made from what the trigger delivered.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    public FunctionInputConverterException(string? message) : base(message) { }

    public FunctionInputConverterException(string? message, Exception? innerException) : base(message, innerException) { }
}
