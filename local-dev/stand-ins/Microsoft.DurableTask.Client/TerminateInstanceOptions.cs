namespace Microsoft.DurableTask.Client;

/// <param name="Output">Becomes the terminated instance's output.</param>
/// <param name="Recursive">Terminates the sub-orchestrations still running too.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
