namespace Serverless.LocalDev.Durable;

/// <summary>
/// Keeps an orchestrator's code inside its turns: what is posted during a turn runs in that turn, on its thread; what is
/// posted at any other time comes from something that is not durable, and is refused.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler
{
    [ThreadStatic]
    private static TurnScheduler? current;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();
    private readonly TurnContext context;
    private readonly Action foreignContinuation;

    public TurnScheduler(Action foreignContinuation)
    {
        this.foreignContinuation = foreignContinuation;
        context = new TurnContext(this);
    }

    /// <summary>True on the thread that runs this orchestration's turn.</summary>
    public bool IsInTurn => ReferenceEquals(current, this);

    /// <summary>Runs a turn's code on this thread until it blocks.</summary>
    public void Run(Action<object?> turn, object? state)
    {
        var outerContext = SynchronizationContext.Current;
        var outer = current;
        current = this;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            var task = new Task(turn, state);
            task.RunSynchronously(this);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            current = outer;
            SynchronizationContext.SetSynchronizationContext(outerContext);
        }
    }

    /// <summary>Runs what the code has posted to itself (Task.Yield, ContinueWith) until nothing is left.</summary>
    public void RunPosted()
    {
        while (posted.TryDequeue(out var next)) next.Callback(next.State);
    }

    /// <summary>Something that should happen in a turn happens outside: the orchestration will be failed for it.</summary>
    public void ReportForeign() => foreignContinuation();

    protected override void QueueTask(Task task) => Post(state => TryExecuteTask((Task)state!), task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => IsInTurn && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Post(SendOrPostCallback callback, object? state)
    {
        if (IsInTurn) posted.Enqueue((callback, state));
        else foreignContinuation();
    }

    private sealed class TurnContext(TurnScheduler scheduler) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => scheduler.Post(d, state);

        public override void Send(SendOrPostCallback d, object? state)
        {
            if (scheduler.IsInTurn) d(state);
            else scheduler.foreignContinuation();
        }

        // The same object, so that continuations of durable tasks are seen to be at home and run at once.
        public override SynchronizationContext CreateCopy() => this;
    }
}
