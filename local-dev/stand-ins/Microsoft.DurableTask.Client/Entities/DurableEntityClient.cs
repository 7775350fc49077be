using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Entities as a client sees them. Nothing on the embedded cloud provides it.</summary>
public abstract class DurableEntityClient(string name)
{
    public string Name { get; } = name;

    public abstract Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null,
        CancellationToken cancellation = default);

    public virtual Task SignalEntityAsync(
        EntityInstanceId id, string operationName, SignalEntityOptions options, CancellationToken cancellation = default) =>
        SignalEntityAsync(id, operationName, null, options, cancellation);

    public virtual Task SignalEntityAsync(EntityInstanceId id, string operationName, CancellationToken cancellation) =>
        SignalEntityAsync(id, operationName, null, null, cancellation);
}
