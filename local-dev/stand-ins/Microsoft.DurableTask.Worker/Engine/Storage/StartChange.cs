using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>A new instance, and the end of whatever had its id. The store has the last word on an instance that has ended.</summary>
internal sealed class StartChange(
    OrchestrationInstance instance,
    string? input,
    OrchestrationInstance? replaced,
    IReadOnlySet<OrchestrationRuntimeStatus> dedupe) : StoreChange
{
    private OrchestrationRuntimeStatus? removed;

    /// <summary>The status of the existing instance that forbade this start.</summary>
    public OrchestrationRuntimeStatus? RefusedBy { get; private set; }

    public override void Apply(StoreConnection connection)
    {
        if (replaced is not null)
        {
            replaced.EndedInStore = true;
            InstanceRows.DeleteByKey(connection, replaced.Key);
        }
        if (instance.Header.IdIsGiven && InstanceRows.Find(connection, instance.Id) is { } existing)
        {
            if (dedupe.Contains(existing.Status))
            {
                RefusedBy = existing.Status;
                instance.EndedInStore = true;
                return;
            }
            InstanceRows.DeleteByKey(connection, existing.Key);
            removed = existing.Status;
        }
        InstanceRows.Insert(connection, instance.Header, instance.Version, input);
    }

    protected override void OnCommitted()
    {
        if (removed is { } status) instance.Engine.Counts.Remove(status);
        if (RefusedBy is null) instance.Engine.Begin(instance);
        else instance.Engine.Abandon(instance);
    }
}
