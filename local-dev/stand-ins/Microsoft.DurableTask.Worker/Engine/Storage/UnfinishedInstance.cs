using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

/// <summary>Everything the engine needs of an unfinished instance to go on with it.</summary>
internal sealed class UnfinishedInstance(InstanceHeader header, string version)
{
    public InstanceHeader Header => header;

    public string Version => version;

    public int Generation { get; init; }

    public OrchestrationRuntimeStatus Status { get; init; }

    public string? CustomStatus { get; init; }

    /// <summary>Events carried into a run whose first turn has not come yet.</summary>
    public OrchestrationEvent[] Carried { get; init; } = [];

    public int Turns { get; private set; }

    public List<OrchestrationEvent> Inbox { get; } = [];

    /// <summary>Asked for and not ended yet, by task id.</summary>
    public SortedDictionary<int, OrchestrationAction> Outstanding { get; } = [];

    public void Add(HistoryTurn turn)
    {
        Turns++;
        foreach (var ended in turn.Events)
        {
            if (ended.Kind is EventKind.ActivityCompleted or EventKind.ActivityFailed or EventKind.TimerFired
                or EventKind.ChildCompleted or EventKind.ChildFailed)
            {
                Outstanding.Remove(ended.TaskId);
            }
        }
        foreach (var action in turn.Actions)
        {
            if (action.Kind is ActionKind.CallActivity or ActionKind.CreateTimer or ActionKind.StartChild) Outstanding[action.TaskId] = action;
            else if (action.Kind == ActionKind.CancelTimer) Outstanding.Remove(action.TaskId);
        }
    }
}
