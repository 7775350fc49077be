namespace Microsoft.DurableTask;

/// <summary>Names an orchestrator or activity class; without it the class name is the task's name.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute(string? name = default) : Attribute
{
    public TaskName Name { get; } = new(name!);

    public string? Version { get; set; }
}
