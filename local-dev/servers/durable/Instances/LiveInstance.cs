using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// An orchestration that has not ended: its inbox, and its history when that is in memory. One turn runs at a time; a turn is
/// scheduled when a message comes that can be taken.
/// </summary>
internal sealed partial class LiveInstance(TaskHub hub, InstanceHeader header, string? version) : IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private List<InboxMessage> inbox = [];
    private WorkScope turnScope;
    private bool isScheduled;
    private bool isClosed;

    // A worker gave a turn back, or could not be reached: nothing is tried before somebody wakes it.
    private bool isParked;
    private int failures;
    private int turns;

    public TaskHub Hub => hub;

    public InstanceHeader Header => header;

    public long Key => header.Key;

    public string Id => header.Id;

    public string? Version { get; private set; } = version;

    /// <summary>Counts from 1 and goes up with each continue-as-new.</summary>
    public int Run { get; private set; } = 1;

    public OrchestrationStatus Status { get; private set; } = OrchestrationStatus.Pending;

    public string? CustomStatus { get; private set; }

    /// <summary>The start of a run whose first turn is to come, followed by what was carried into it.</summary>
    public HistoryChunk? Start { get; private set; }

    public string ExecutionId { get; private set; } = "";

    private bool IsRejected => hub.Options.VersionFailure == VersionFailure.Reject && !hub.Options.Takes(Version);

    /// <summary>Writer thread only: rows in the inbox table.</summary>
    public int StoredMessages { get; set; }

    /// <summary>Writer thread only: nothing may be written for it any more.</summary>
    public bool EndedInStore { get; set; }

    /// <summary>Before it is in the store: what its first turn takes.</summary>
    public LiveInstance BeginsWith(HistoryChunk start)
    {
        Start = start;
        ExecutionId = start.Events[0].ExecutionStarted.OrchestrationInstance.ExecutionId;
        return this;
    }

    /// <summary>On the writer thread, once it is in the store: its first turn may come.</summary>
    public void Begin()
    {
        if (header.StartAt is { } startAt && startAt > hub.Clock.UtcNow)
        {
            hub.Timers.Add(new DurableTimer(startAt.UtcTicks, PostStart));
        }
        else
        {
            PostStart();
        }
    }

    /// <summary>Delivers a message and schedules a turn if it can be taken now.</summary>
    public void Post(params ReadOnlySpan<InboxMessage> messages)
    {
        if (Enqueue(messages)) hub.Turns.Enter(this);
    }

    /// <summary>Tries again what could not be done: a worker has come, or enough time has passed.</summary>
    public void Wake()
    {
        lock (gate)
        {
            isParked = false;
            if (!TrySchedule()) return;
        }
        hub.Turns.Enter(this);
    }

    /// <summary>The id now belongs to another instance: nothing of this one happens any more.</summary>
    public List<TaskCompletionSource<OrchestrationState?>> Close()
    {
        lock (gate)
        {
            isClosed = true;
            inbox.Clear();
            if (!isScheduled) SetHistory(null);
            var moved = new List<TaskCompletionSource<OrchestrationState?>>(completionWaiters);
            completionWaiters.Clear();
            return moved;
        }
    }

    private void PostStart() => Post([.. Start!.Events.Select(happened => new InboxMessage(happened))]);

    private bool Enqueue(ReadOnlySpan<InboxMessage> messages)
    {
        lock (gate)
        {
            if (isClosed) return false;
            inbox.AddRange(messages);
            return TrySchedule();
        }
    }

    // Under gate.
    private bool TrySchedule()
    {
        if (isScheduled || !CanRun()) return false;
        isScheduled = true;
        turnScope = hub.Clock.Work.Begin(WorkKind.Turn);
        return true;
    }

    // Under gate. What comes before the start waits for it, but for a termination.
    private bool CanRun() =>
        inbox.Count > 0 && !isClosed && !isParked && hub.Executor is not null && !IsRejected
        && (turns > 0 || inbox.Exists(message => message.Starts || message.Terminates));
}
