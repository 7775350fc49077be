using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

/// <summary>One turn: takes the inbox in order until the orchestration ends, is suspended, or nothing is left.</summary>
internal sealed class OrchestrationTurn(
    OrchestrationExecution? execution, List<OrchestrationEvent> inbox, int generation, OrchestrationRuntimeStatus status, DateTime startedAt)
{
    public DateTime StartedAt => startedAt;

    /// <summary>What goes into history.</summary>
    public List<OrchestrationEvent> Events { get; } = [];

    /// <summary>What leaves the inbox: the events and whatever concerned an earlier run.</summary>
    public List<OrchestrationEvent> Consumed { get; } = [];

    public List<OrchestrationEvent> Remaining { get; } = [];

    public OrchestrationRuntimeStatus Status { get; private set; } = status;

    /// <summary>Completion, failure, termination or continue-as-new.</summary>
    public OrchestrationAction? Ending { get; private set; }

    public bool TerminatesChildren { get; private set; }

    public List<OrchestrationAction> Actions => execution?.Actions ?? controlActions;

    private readonly List<OrchestrationAction> controlActions = [];

    public void Run()
    {
        execution?.BeginTurn(startedAt);
        if (execution?.Divergence is { } divergence)
        {
            End(OrchestrationRuntimeStatus.Failed, null, new TaskFailureDetails(
                NonDeterministicOrchestrationException.ReportedType, divergence.ToString(), null, null, null));
        }
        if (execution is null) TakeInbox();
        else execution.Enter(static turn => ((OrchestrationTurn)turn!).TakeInbox(), this);
    }

    private void TakeInbox()
    {
        foreach (var message in inbox)
        {
            var mustWait = !message.IsControl && (execution is null || Status == OrchestrationRuntimeStatus.Suspended);
            if (Ending is not null || mustWait) Remaining.Add(message);
            else Take(message);
        }
    }

    private void Take(OrchestrationEvent message)
    {
        Consumed.Add(message);
        if (message.Generation != 0 && message.Generation != generation) return;
        Events.Add(message);
        switch (message.Kind)
        {
            case EventKind.Suspended:
                Status = OrchestrationRuntimeStatus.Suspended;
                break;
            case EventKind.Resumed:
                Status = OrchestrationRuntimeStatus.Running;
                break;
            case EventKind.Terminated:
                TerminatesChildren = message.TaskId == 1;
                End(OrchestrationRuntimeStatus.Terminated, message.Payload, null);
                break;
            case EventKind.Violation when execution is null:
                break;
            default:
                if (message.Kind == EventKind.Started) Status = OrchestrationRuntimeStatus.Running;
                execution!.Apply(message);
                if (execution.Ending is { } ending) Take(ending);
                break;
        }
    }

    private void Take(OrchestrationAction ending)
    {
        Ending = ending;
        if (ending.Kind == ActionKind.Complete) Status = Enum.Parse<OrchestrationRuntimeStatus>(ending.Name!);
    }

    private void End(OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure)
    {
        Take(new OrchestrationAction(ActionKind.Complete, 0) { Name = status.ToString(), Payload = output, Failure = failure });
        Actions.Add(Ending!);
    }
}
