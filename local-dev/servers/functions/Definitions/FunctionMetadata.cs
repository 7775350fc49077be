using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Definitions;

/// <summary>Reads the metadata a worker lists its functions with.</summary>
internal static class FunctionMetadata
{
    /// <exception cref="InvalidOperationException">The function has no trigger.</exception>
    public static FunctionDefinition Read(RpcFunctionMetadata metadata, HostSettings settings)
    {
        // A worker may leave the id to the host; names are unique within an application.
        if (metadata.FunctionId.Length == 0) metadata.FunctionId = metadata.Name;
        BindingDefinition[] bindings = [.. metadata.RawBindings.Select(BindingDefinition.Parse)];
        // A caller waits for an HTTP function, and orchestrations have retries of their own (docs: "Retry policies", support by trigger).
        var retries = !bindings.Any(binding => binding.Is("httpTrigger") || binding.Is("orchestrationTrigger") || binding.Is("activityTrigger"));
        return new FunctionDefinition(
            metadata.FunctionId, metadata.Name, metadata.EntryPoint, metadata.ScriptFile, bindings,
            retries ? RetrySchedule.Of(metadata.RetryOptions) : null)
        {
            IsDisabled = settings.IsDisabled(metadata.Name),
            Metadata = metadata,
        };
    }
}
