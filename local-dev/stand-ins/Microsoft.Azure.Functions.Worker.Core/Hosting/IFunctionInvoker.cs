namespace Serverless.LocalDev.Functions;

/// <summary>
/// Runs one function through the whole pipeline: trace activity, DI scope, middleware in order, binding, the method, output
/// bindings, retry attribute, function timeout, logs and metrics.
/// </summary>
internal interface IFunctionInvoker
{
    /// <summary>Returns what the function returned (null for void and Task); rethrows what it threw when its retries are spent.</summary>
    Task<object?> InvokeAsync(DiscoveredFunction function, TriggerInvocation invocation, CancellationToken cancellation);
}
