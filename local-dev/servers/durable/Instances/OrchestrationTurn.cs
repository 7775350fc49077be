using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>One turn: what it takes from the inbox, and what becomes history with what the orchestrator answers.</summary>
internal sealed class OrchestrationTurn
{
    private readonly List<HistoryEvent> events;

    public OrchestrationTurn(List<InboxMessage> batch, int run, OrchestrationStatus status, DateTimeOffset startedAt)
    {
        Consumed = batch;
        Status = status;
        events = new List<HistoryEvent>(batch.Count + 4) { HistoryEvents.TurnStarted(startedAt.ToTimestamp()) };
        foreach (var message in batch)
        {
            if (message.Run == 0 || message.Run == run) Take(message.Event);
        }
        Received = events.Count;
    }

    /// <summary>What leaves the inbox: the events and whatever concerned an earlier run.</summary>
    public List<InboxMessage> Consumed { get; }

    /// <summary>What becomes history: first what was received, then what was asked for.</summary>
    public IReadOnlyList<HistoryEvent> Events => events;

    /// <summary>How many of the events were received.</summary>
    public int Received { get; }

    public bool HasReceived => Received > 1;

    /// <summary>The start of the run; null when it has not come yet.</summary>
    public ExecutionStartedEvent? Start { get; set; }

    /// <summary>The mark of the worker that has the orchestration in memory as this turn left it, if one has.</summary>
    public object? Worker { get; set; }

    public OrchestrationStatus Status { get; private set; }

    /// <summary>What the orchestrator asked for; empty once the turn was failed for it.</summary>
    public IReadOnlyList<OrchestratorAction> Actions { get; private set; } = [];

    /// <summary>Completion, failure, termination or continue-as-new.</summary>
    public CompleteOrchestrationAction? Ending { get; private set; }

    public bool ContinuesAsNew => Ending?.OrchestrationStatus == OrchestrationStatus.ContinuedAsNew;

    public bool TerminatesChildren { get; private set; }

    public string? CustomStatus { get; private set; }

    /// <summary>False when the orchestrator was not asked, or was not taken at its word: the status it had stays.</summary>
    public bool SaysCustomStatus { get; private set; }

    public OrchestrationTraceContext? Trace { get; private set; }

    /// <summary>Takes the orchestrator's answer.</summary>
    public void Complete(OrchestratorResponse response, DateTimeOffset at)
    {
        Trace = response.OrchestrationTraceContext;
        if (ActionLimits.Refusal(response) is { } refusal)
        {
            End(Failure(refusal), response.Actions.Count, at);
            return;
        }
        CustomStatus = response.CustomStatus;
        SaysCustomStatus = true;
        Complete(response.Actions, at);
    }

    /// <summary>Ends an instance that has not begun: its code is not asked.</summary>
    public void Terminate(DateTimeOffset at)
    {
        var termination = Consumed.Find(message => message.Terminates)!.Event.ExecutionTerminated;
        End(new CompleteOrchestrationAction { OrchestrationStatus = OrchestrationStatus.Terminated, Result = termination.Input }, 0, at);
    }

    /// <summary>Ends an instance whose code may not be asked.</summary>
    public void Fail(string errorType, string message, DateTimeOffset at) =>
        End(Failure(new TaskFailureDetails { ErrorType = errorType, ErrorMessage = message, IsNonRetriable = true }), 0, at);

    private void Complete(IReadOnlyList<OrchestratorAction> actions, DateTimeOffset at)
    {
        Actions = actions;
        var time = at.ToTimestamp();
        foreach (var action in actions)
        {
            if (action.CompleteOrchestration is { } ending)
            {
                Ending = ending;
                if (!ContinuesAsNew) Status = ending.OrchestrationStatus;
            }
            events.Add(ActionEvents.Of(action, time)!);
        }
        events.Add(HistoryEvents.TurnCompleted(time));
    }

    private void End(CompleteOrchestrationAction ending, int actionId, DateTimeOffset at) =>
        Complete([new OrchestratorAction { Id = actionId, CompleteOrchestration = ending }], at);

    private void Take(HistoryEvent happened)
    {
        events.Add(happened);
        switch (happened.EventTypeCase)
        {
            case EventKind.ExecutionStarted:
            case EventKind.ExecutionResumed:
                Status = OrchestrationStatus.Running;
                break;
            case EventKind.ExecutionSuspended:
                Status = OrchestrationStatus.Suspended;
                break;
            case EventKind.ExecutionTerminated:
                TerminatesChildren |= happened.ExecutionTerminated.Recurse;
                break;
        }
    }

    private static CompleteOrchestrationAction Failure(TaskFailureDetails refusal) =>
        new() { OrchestrationStatus = OrchestrationStatus.Failed, Result = refusal.ErrorMessage, FailureDetails = refusal };
}
