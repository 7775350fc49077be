using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a function an entity. Not supported by the embedded cloud: the host refuses to start with one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EntityTriggerAttribute : TriggerBindingAttribute
{
    public string? EntityName { get; set; }
}
