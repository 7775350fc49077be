using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>An orchestrator and what is done to it, the same on every backend. Its turns do not depend on who is faster.</summary>
internal sealed record Course(string Name, Action<DurableTaskRegistry> Tasks)
{
    public object? Input { get; init; }

    /// <summary>What a client does once the orchestration says, by its custom status, that it waits.</summary>
    public IReadOnlyList<Func<DurableTaskClient, string, Task>> Steps { get; init; } = [];

    public override string ToString() => Name;
}
