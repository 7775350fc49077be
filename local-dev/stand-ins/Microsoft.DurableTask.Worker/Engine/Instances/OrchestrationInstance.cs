using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// An orchestration that has not ended: its inbox, and its code when it is in memory. One turn runs at a time; a turn is
/// scheduled when a message comes that can be taken.
/// </summary>
internal sealed partial class OrchestrationInstance(OrchestrationEngine engine, InstanceHeader header, string version) : IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private List<OrchestrationEvent> inbox = [];
    private OrchestrationExecution? execution;
    private WorkScope turnScope;
    private bool isScheduled;
    private bool isClosed;
    private string? firstInput;
    private bool hasFirstInput;
    private int turns;
    private int runningActivities;

    public OrchestrationEngine Engine => engine;

    public InstanceHeader Header => header;

    public long Key => header.Key;

    public string Id => header.Id;

    public string Version { get; private set; } = version;

    public int Generation { get; private set; } = 1;

    public OrchestrationRuntimeStatus Status { get; private set; } = OrchestrationRuntimeStatus.Pending;

    public string? CustomStatus { get; private set; }

    /// <summary>Writer thread only: rows in the inbox table.</summary>
    public int StoredMessages { get; set; }

    /// <summary>Writer thread only: nothing may be written for it any more.</summary>
    public bool EndedInStore { get; set; }

    /// <summary>The input of a run whose first turn is to come, so that it need not be read back.</summary>
    public void KeepFirstInput(string? input)
    {
        firstInput = input;
        hasFirstInput = true;
    }

    /// <summary>Delivers a message and schedules a turn if it can be taken now.</summary>
    public void Post(OrchestrationEvent message)
    {
        if (Enqueue(message)) engine.Turns.Enter(this);
    }

    /// <summary>Delivers an activity's result; the turn that takes it runs on this thread if it may.</summary>
    public void PostResult(OrchestrationEvent result)
    {
        Interlocked.Decrement(ref runningActivities);
        if (!Enqueue(result)) return;
        if (engine.Turns.TryEnter()) Execute();
        else engine.Turns.Enter(this);
    }

    public void Execute()
    {
        try
        {
            if (NeedsHistory()) _ = LoadAndRunAsync();
            else RunTurn();
        }
        catch (Exception broken)
        {
            engine.Logger.LogCritical(broken, "The engine failed in a turn of orchestration '{Instance}'", Id);
            LeaveTurn(mayGoOn: false);
        }
    }

    /// <summary>The id now belongs to another instance: nothing of this one happens any more.</summary>
    public List<TaskCompletionSource<OrchestrationMetadata?>> Close()
    {
        lock (gate)
        {
            isClosed = true;
            inbox.Clear();
            var moved = new List<TaskCompletionSource<OrchestrationMetadata?>>(completionWaiters);
            completionWaiters.Clear();
            return moved;
        }
    }

    private bool Enqueue(OrchestrationEvent message)
    {
        lock (gate)
        {
            if (isClosed) return false;
            inbox.Add(message);
            if (isScheduled || engine.IsStopping || !CanBeTaken(message)) return false;
            isScheduled = true;
            turnScope = engine.Clock.Work.Begin(WorkKind.Turn);
            return true;
        }
    }

    // A real worker gives every work item of a version it rejects back, whatever it is, to one that takes that version.
    private bool CanBeTaken(OrchestrationEvent message) =>
        (message.IsControl || Status != OrchestrationRuntimeStatus.Suspended) && !engine.Environment.Rejects(Version);

    // A fresh run needs no history; one that is only suspended, resumed or terminated does not need its code.
    private bool NeedsHistory()
    {
        lock (gate)
        {
            return execution is null
                && !isClosed
                && !(turns == 0 && hasFirstInput)
                && Status != OrchestrationRuntimeStatus.Suspended
                && inbox.Exists(message => !message.IsControl);
        }
    }

    private void RunTurn()
    {
        List<OrchestrationEvent> batch;
        lock (gate)
        {
            batch = TakeBatch();
            if (execution is null && turns == 0 && hasFirstInput && !isClosed) SetExecution(NewExecution(firstInput));
        }
        var turn = new OrchestrationTurn(execution, batch, Generation, Status, engine.Clock.UtcNow.UtcDateTime);
        turn.Run();
        Commit(turn);
        LeaveTurn(mayGoOn: true);
    }

    // Under gate.
    private List<OrchestrationEvent> TakeBatch()
    {
        var batch = inbox;
        inbox = [];
        if (!engine.Options.OneEventPerTurn || batch.FindIndex(CanBeTaken) is not (>= 0 and var next)) return batch;
        inbox = batch;
        var one = batch[next];
        inbox.RemoveAt(next);
        return [one];
    }

    private void LeaveTurn(bool mayGoOn)
    {
        var scope = turnScope;
        var again = false;
        lock (gate)
        {
            again = mayGoOn && !isClosed && !engine.IsStopping && inbox.Exists(CanBeTaken);
            if (again) turnScope = engine.Clock.Work.Begin(WorkKind.Turn);
            else isScheduled = false;
        }
        engine.Turns.Leave();
        if (again) engine.Turns.Enter(this);
        scope.Dispose();
    }

    private async Task LoadAndRunAsync()
    {
        try
        {
            var (input, recorded) = await engine.ReadRunAsync(Key);
            var rebuilt = NewExecution(input);
            foreach (var turn in recorded)
            {
                rebuilt.Replay(turn);
                if (rebuilt.Divergence is not null) break;
            }
            SetExecution(rebuilt);
            RunTurn();
        }
        catch (Exception broken)
        {
            engine.Logger.LogCritical(broken, "Orchestration '{Instance}' could not be rebuilt from its history", Id);
            LeaveTurn(mayGoOn: false);
        }
    }

    private OrchestrationExecution NewExecution(string? input)
    {
        var identity = new OrchestrationIdentity(Id, header.Name, Version, header.Parent?.AsInstance(), input);
        var run = Generation;
        return new OrchestrationExecution(
            identity, engine.Environment, () => Post(new OrchestrationEvent(EventKind.Violation, generation: run)));
    }

    private void SetExecution(OrchestrationExecution? next)
    {
        if (execution is null && next is not null) engine.CountInMemory(1);
        if (execution is not null && next is null) engine.CountInMemory(-1);
        execution = next;
    }
}
