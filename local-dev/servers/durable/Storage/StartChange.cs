using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>A new instance, and the end of whatever had its id. The store has the last word on an instance that has ended.</summary>
internal sealed class StartChange(LiveInstance instance, LiveInstance? replaced, ReplaceableStatuses replaceable) : StoreChange
{
    private readonly byte[] start = instance.Start!.ToByteArray();
    private OrchestrationStatus? removed;

    /// <summary>The status of the existing instance that forbade this start.</summary>
    public OrchestrationStatus? RefusedBy { get; private set; }

    public override void Apply(StoreConnection connection)
    {
        if (replaced is not null)
        {
            replaced.EndedInStore = true;
            InstanceRows.DeleteByKey(connection, replaced.Key);
        }
        if (instance.Header.IdIsGiven && InstanceRows.Find(connection, instance.Id) is { } existing)
        {
            if (!replaceable.Contains(existing.Status))
            {
                RefusedBy = existing.Status;
                instance.EndedInStore = true;
                return;
            }
            InstanceRows.DeleteByKey(connection, existing.Key);
            removed = existing.Status;
        }
        InstanceRows.Insert(connection, instance.Header, instance.Version, start);
    }

    protected override void OnCommitted()
    {
        if (removed is { } status) instance.Hub.Counts.Remove(status);
        if (RefusedBy is null) instance.Begin();
        else instance.Hub.Abandon(instance);
    }
}
