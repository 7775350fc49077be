using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    /// <summary>Takes up where the store says it was; before the hub starts.</summary>
    public void Restore(StoredInstance stored)
    {
        Run = stored.Run;
        Status = stored.Status;
        CustomStatus = stored.CustomStatus;
        turns = stored.Turns;
        trace = stored.Trace;
        BeginsWith(stored.Start);
        if (stored.Turns > 0) Start = null;
        carriedStatus = stored.Turns == 0 ? stored.CustomStatus : null;
        hasStarted = Status != OrchestrationStatus.Pending;
        StoredMessages = stored.Inbox.Count;
        openActivities = OpenActivities(stored.History);
        if (!hub.MemoryIsFull) SetHistory(stored.History);
        foreach (var asked in stored.Outstanding.Values)
        {
            if (asked.SubOrchestrationInstanceCreated is { } child) (children ??= [])[asked.EventId] = child.InstanceId;
        }
    }

    private OrchestrationState StateOf(OrchestrationTurn turn, InstanceUpdate update) => new()
    {
        InstanceId = Id,
        Name = header.Name,
        Version = Version,
        ExecutionId = ExecutionId,
        OrchestrationStatus = update.Status,
        ScheduledStartTimestamp = header.StartAt?.ToTimestamp(),
        CreatedTimestamp = header.CreatedAt.ToTimestamp(),
        LastUpdatedTimestamp = update.At.ToTimestamp(),
        CompletedTimestamp = update.At.ToTimestamp(),
        Input = (turn.Start ?? Start!.Events[0].ExecutionStarted).Input,
        Output = update.Output,
        CustomStatus = update.CustomStatus,
        FailureDetails = update.Failure,
        ParentInstanceId = header.Parent?.Id,
        Tags = { header.Tags ?? new Dictionary<string, string>() },
    };

    /// <summary>On the writer thread, in the turn of its parent that started it.</summary>
    public void InsertAsChild(StoreConnection connection)
    {
        if (InstanceRows.DeleteById(connection, Id) is { } removed) hub.Counts.Remove(removed);
        InstanceRows.Insert(connection, header, Version, Start!.ToByteArray());
    }
}
