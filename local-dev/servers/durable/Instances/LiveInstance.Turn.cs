using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    // The committed history of the present run, and what is on its way to the store; null when it is only there.
    private List<HistoryEvent>? history;
    private OrchestrationTraceContext? trace;

    public void Execute() => _ = RunTurnAsync();

    private async Task RunTurnAsync()
    {
        OrchestrationTurn? turn = null;
        try
        {
            if (history is null) SetHistory(turns == 0 ? [] : await hub.ReadRunAsync(Key));
            if (hub.Executor is { } executor && (turn = BeginTurn()) is not null)
            {
                await CompleteAsync(turn, executor);
                failures = 0;
            }
        }
        catch (Exception failed)
        {
            Return(turn, failed);
        }
        LeaveTurn();
    }

    private async Task CompleteAsync(OrchestrationTurn turn, ITaskExecutor executor)
    {
        // Only what is stale was in the inbox: it leaves it, and nothing else happens.
        if (turn.HasReceived)
        {
            turn.Start = (turns == 0 ? turn.Events : history!).FindStart();
            if (turn.Start is null) turn.Terminate(hub.Clock.UtcNow);
            else if (!hub.Options.Takes(Version)) turn.Fail("VersionMismatch", "Orchestration version did not comply with Worker Versioning", hub.Clock.UtcNow);
            else turn.Complete(await AskAsync(executor, turn), hub.Clock.UtcNow);
        }
        Commit(turn);
    }

    private OrchestratorRequest Request(OrchestrationTurn turn, bool withHistory = true)
    {
        var request = new OrchestratorRequest
        {
            InstanceId = Id,
            ExecutionId = ExecutionId,
            OrchestrationTraceContext = trace,
        };
        if (withHistory) request.PastEvents.AddRange(history);
        request.NewEvents.AddRange(turn.Events);
        if (hub.Options.DefaultVersion is { } defaultVersion) request.Properties.Add("defaultVersion", Value.ForString(defaultVersion));
        return request;
    }

    private OrchestrationTurn? BeginTurn()
    {
        lock (gate)
        {
            if (!CanRun()) return null;
            return new OrchestrationTurn(TakeBatch(), Run, Status, hub.Clock.UtcNow);
        }
    }

    // Under gate. The start comes first, whatever came before it.
    private List<InboxMessage> TakeBatch()
    {
        var first = turns == 0 ? Math.Max(0, inbox.FindIndex(message => message.Starts)) : 0;
        if (first > 0)
        {
            var start = inbox[first];
            inbox.RemoveAt(first);
            inbox.Insert(0, start);
        }
        var taken = hub.Options.OneEventPerTurn ? inbox[..1] : inbox;
        inbox = hub.Options.OneEventPerTurn ? inbox[1..] : [];
        return taken;
    }

    private void Return(OrchestrationTurn? turn, Exception failed)
    {
        TimeSpan? delay = null;
        lock (gate)
        {
            if (turn is not null && !isClosed) inbox.InsertRange(0, turn.Consumed);
            if (failed is WorkItemAbandonedException || turn is null) isParked = true;
            else if (++failures > 1) delay = Delay(failures);
            isParked |= delay is not null;
        }
        if (hub.Executor is null) return;
        hub.Logger.LogWarning(failed, "A turn of orchestration '{Instance}' did not run and is tried again", Id);
        if (delay is { } wait) hub.Clock.Schedule(hub.Clock.UtcNow + wait, Wake);
    }

    private void LeaveTurn()
    {
        var scope = turnScope;
        bool again;
        lock (gate)
        {
            isScheduled = false;
            if (isClosed) SetHistory(null);
            again = TrySchedule();
        }
        hub.Turns.Leave();
        if (again) hub.Turns.Enter(this);
        scope.Dispose();
    }

    private void SetHistory(List<HistoryEvent>? next)
    {
        if (history is null && next is not null) hub.CountHistories(1);
        if (history is not null && next is null) hub.CountHistories(-1);
        history = next;
    }

    internal static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, failures - 2)));
}
