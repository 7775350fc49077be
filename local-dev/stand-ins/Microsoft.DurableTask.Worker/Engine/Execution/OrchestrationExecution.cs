using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// One run of an orchestrator, alive in memory between its turns, or rebuilt by replaying its history. Everything here
/// happens inside a turn, on one thread at a time.
/// </summary>
internal sealed class OrchestrationExecution
{
    private readonly OrchestrationIdentity identity;
    private readonly ExecutionEnvironment environment;
    private readonly TurnScheduler scheduler;
    private readonly OrchestrationContext context;
    private readonly ExpectedActions expected = new();
    private Task<object?>? body;
    private bool ended;
    private string? violation;

    /// <param name="violated">Called, on any thread, when the code goes on outside its turns.</param>
    public OrchestrationExecution(OrchestrationIdentity identity, ExecutionEnvironment environment, Action violated)
    {
        this.identity = identity;
        this.environment = environment;
        scheduler = new TurnScheduler(violated);
        context = new OrchestrationContext(identity, environment, scheduler, this);
    }

    public Divergence? Divergence => expected.Divergence;

    public bool IsReplaying { get; private set; }

    public string? CustomStatus => context.CustomStatus;

    /// <summary>Events nobody waited for yet: what continue-as-new may preserve.</summary>
    public IReadOnlyList<OrchestrationEvent> Unconsumed => context.Mailbox.Unconsumed;

    /// <summary>What the code asked for in the present turn, its end included.</summary>
    public List<OrchestrationAction> Actions { get; private set; } = [];

    /// <summary>The last action once the orchestration has ended or continues as new.</summary>
    public OrchestrationAction? Ending { get; private set; }

    public bool PreservesEvents => context.PreserveEvents;

    public string? NextVersion => context.NextVersion;

    public void BeginTurn(DateTime startedAt)
    {
        Actions = [];
        context.TurnStartedAt = startedAt;
    }

    /// <summary>Runs <paramref name="turn"/> with the orchestrator's code at home on this thread.</summary>
    public void Enter(Action<object?> turn, object? state) => scheduler.Run(turn, state);

    /// <summary>Gives the code one event and runs it until it blocks. Inside <see cref="Enter"/>.</summary>
    public void Apply(OrchestrationEvent happened)
    {
        if (ended) return;
        // Not in a replay: what happened under another worker's version stays as it happened.
        if (!IsReplaying && environment.VersionFailure(identity.Version) is { } mismatch)
        {
            End(Failed(mismatch));
            return;
        }
        switch (happened.Kind)
        {
            case EventKind.Started:
                body = Start();
                break;
            case EventKind.ActivityCompleted or EventKind.ChildCompleted or EventKind.TimerFired:
                context.TakePending(happened.TaskId)?.Complete(happened.Payload, environment.Converter);
                break;
            case EventKind.ActivityFailed or EventKind.ChildFailed:
                context.TakePending(happened.TaskId)?.Fail(happened.Failure!);
                break;
            case EventKind.Raised:
                context.Mailbox.Deliver(happened);
                break;
            case EventKind.Violation:
                violation = NondurableWait;
                break;
            default:
                return;
        }
        scheduler.RunPosted();
        Settle();
    }

    /// <summary>Runs a recorded turn again. Stops at the first divergence.</summary>
    public void Replay(HistoryTurn turn)
    {
        IsReplaying = true;
        expected.Begin(turn);
        BeginTurn(turn.StartedAt);
        scheduler.Run(static state =>
        {
            var (execution, events) = ((OrchestrationExecution, IReadOnlyList<OrchestrationEvent>))state!;
            foreach (var happened in events) execution.Apply(happened);
        }, (this, turn.Events));
        var terminated = turn.Events.Any(happened => happened.Kind == EventKind.Terminated);
        if (!terminated) expected.End(Ending, context.NextTaskId);
        IsReplaying = false;
    }

    /// <summary>Notes what the code asks for; in a replay, holds it against the history.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The history has something else here.</exception>
    public void Record(OrchestrationAction action)
    {
        if (ended) return;
        Actions.Add(action);
        if (IsReplaying && !expected.Accept(action)) throw new NonDeterministicOrchestrationException(expected.Divergence!.ToString());
    }

    private string NondurableWait =>
        $"The orchestrator '{identity.Name}' (instance '{identity.InstanceId}') waits for something that is not durable, such as " +
        "Task.Delay, Task.Run or real I/O, or uses its context outside its turn. Await only tasks of TaskOrchestrationContext; " +
        "put other work in an activity. See 'Orchestrator function code constraints'.";

    private Task<object?> Start()
    {
        try
        {
            var orchestrator = environment.Tasks.CreateOrchestrator(identity.Name, identity.Version, environment.Services);
            if (orchestrator is null)
            {
                End(Failed(new TaskFailureDetails(
                    "OrchestratorTaskNotFound", $"No orchestrator task named '{identity.Name}' was found.", null, null, null)));
                return Task.FromResult<object?>(null);
            }
            return orchestrator.RunAsync(context, environment.Converter.Deserialize(identity.Input, orchestrator.InputType));
        }
        catch (Exception failed)
        {
            return Task.FromException<object?>(failed);
        }
    }

    private void Settle()
    {
        if (ended || body is null) return;
        if (violation is null && !body.IsCompleted && !context.WaitsForSomething) violation = NondurableWait;
        if (violation is not null)
        {
            End(Failed(new TaskFailureDetails(typeof(InvalidOperationException).FullName!, violation, null, null, null)));
        }
        else if (body.IsCompletedSuccessfully)
        {
            End(Succeeded(body.Result));
        }
        else if (body.IsCompleted)
        {
            End(Failed(TaskFailureDetails.FromException(body.Exception?.InnerException ?? new TaskCanceledException(body))));
        }
    }

    private OrchestrationAction Succeeded(object? output)
    {
        try
        {
            if (context.ContinuesAsNew)
            {
                return new OrchestrationAction(ActionKind.ContinueAsNew, context.NextTaskId) { Payload = context.NextInput };
            }
            var payload = PayloadLimits.Check(environment.Converter.Serialize(output), "orchestration's output");
            return new OrchestrationAction(ActionKind.Complete, context.NextTaskId) { Name = "Completed", Payload = payload };
        }
        catch (Exception unwritable)
        {
            return Failed(TaskFailureDetails.FromException(unwritable));
        }
    }

    private OrchestrationAction Failed(TaskFailureDetails failure) =>
        new(ActionKind.Complete, context.NextTaskId) { Name = "Failed", Failure = failure };

    private void End(OrchestrationAction ending)
    {
        ended = true;
        Ending = ending;
        Actions.Add(ending);
    }
}
