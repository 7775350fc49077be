using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Everything the hub needs of an unfinished instance to go on with it.</summary>
internal sealed class StoredInstance(InstanceHeader header, HistoryChunk start)
{
    public InstanceHeader Header => header;

    public HistoryChunk Start => start;

    public string? Version { get; init; }

    public int Run { get; init; }

    public OrchestrationStatus Status { get; init; }

    public string? CustomStatus { get; init; }

    public OrchestrationTraceContext? Trace { get; init; }

    public int Turns { get; private set; }

    public List<HistoryEvent> History { get; } = [];

    public List<InboxMessage> Inbox { get; } = [];

    /// <summary>Asked for and not ended yet, by task id.</summary>
    public SortedDictionary<int, HistoryEvent> Outstanding { get; } = [];

    public void Add(HistoryChunk turn)
    {
        Turns++;
        History.AddRange(turn.Events);
        foreach (var happened in turn.Events)
        {
            if (happened.EndedTask() is { } taskId) Outstanding.Remove(taskId);
            else if (happened.BeginsTask()) Outstanding[happened.EventId] = happened;
        }
    }
}
