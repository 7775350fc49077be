namespace Microsoft.Azure.Functions.Worker;

/// <summary>A fault of the worker rather than of the function.</summary>
public class FunctionWorkerException : Exception
{
    public FunctionWorkerException(string? message) : base(message) { }

    public FunctionWorkerException(string? message, Exception? innerException) : base(message, innerException) { }
}
