using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationInstance
{
    /// <summary>Takes up where the store says it was; before the engine starts.</summary>
    public void Restore(UnfinishedInstance stored)
    {
        Generation = stored.Generation;
        Status = stored.Status;
        CustomStatus = stored.CustomStatus;
        turns = stored.Turns;
        hasStarted = Status != OrchestrationRuntimeStatus.Pending;
        StoredMessages = stored.Inbox.Count;
        foreach (var action in stored.Outstanding.Values)
        {
            if (action.Kind == ActionKind.StartChild) (children ??= [])[action.TaskId] = action.InstanceId!;
        }
    }
}
