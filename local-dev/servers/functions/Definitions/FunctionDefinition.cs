using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Definitions;

/// <summary>A function as the worker indexed it.</summary>
/// <param name="Id">Given by the worker, or by the host where the worker gives none.</param>
/// <param name="EntryPoint">Type and method, such as <c>Namespace.Type.Method</c>.</param>
/// <param name="ScriptFile">The assembly's file name.</param>
/// <param name="Bindings">As in the metadata, in order; the trigger among them.</param>
/// <param name="Retry">The function's own retry attribute; null where it has none.</param>
internal sealed record FunctionDefinition(
    string Id, string Name, string EntryPoint, string ScriptFile, IReadOnlyList<BindingDefinition> Bindings, RetrySchedule? Retry)
{
    public BindingDefinition Trigger { get; } =
        Bindings.FirstOrDefault(binding => binding.IsTrigger)
        ?? throw new InvalidOperationException($"Function '{Name}' has no trigger binding.");

    public bool IsHttp => Trigger.Is("httpTrigger");

    /// <summary>Loaded like any other, and started by nothing: its settings switch it off.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>What the worker is asked to load, as it described it.</summary>
    public required RpcFunctionMetadata Metadata { get; init; }
}
