namespace Serverless.LocalDev.Functions;

/// <summary>The function ran longer than functionTimeout in host.json allows.</summary>
internal sealed class FunctionTimeoutException(string function, string invocationId, TimeSpan limit)
    : TimeoutException($"Timeout value of {limit} was exceeded by function: {function} (Id: {invocationId}).");
