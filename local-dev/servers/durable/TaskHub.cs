using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// A task hub over a <see cref="CloudStore"/>, one a store. Orchestrators and activities run in an <see cref="ITaskExecutor"/>;
/// what is not finished lives here, what is finished only in the store.
/// </summary>
public sealed partial class TaskHub : IAsyncDisposable
{
    private readonly Dictionary<string, LiveInstance> live = new(StringComparer.Ordinal);
    private readonly List<ActivityExecution> held = [];
    private CancellationTokenSource aborted = new();
    private volatile ITaskExecutor? executor;
    private long lastKey;
    private long lastSequence;
    private int histories;

    private TaskHub(TaskHubOptions options, CloudClock clock, CloudStore store, ILoggerFactory? loggers)
    {
        Options = options;
        Clock = clock;
        Store = store;
        Logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger("Serverless.LocalDev.Durable");
        Activities = new WorkGate(options.MaxConcurrentActivities);
        Turns = new WorkGate(options.MaxConcurrentTurns);
        Timers = new TimerQueue(clock);
    }

    public TaskHubOptions Options { get; }

    /// <summary>Instances by status, for dashboards.</summary>
    public OrchestrationCounts Counts { get; } = new();

    /// <summary>The orchestrators that the worker has, by name without regard to case; null when nobody said.</summary>
    public IReadOnlySet<string>? Orchestrators { get; set; }

    internal CloudClock Clock { get; }

    internal CloudStore Store { get; }

    internal ILogger Logger { get; }

    internal WorkGate Activities { get; }

    internal WorkGate Turns { get; }

    internal TimerQueue Timers { get; }

    /// <summary>Guards which instance has an id. Taken before an instance's own gate, never after.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Where work goes; null while the hub gives out none.</summary>
    internal ITaskExecutor? Executor => executor;

    /// <summary>Cancelled when a drain has taken too long.</summary>
    internal CancellationToken Aborted => aborted.Token;

    internal bool MemoryIsFull => Volatile.Read(ref histories) > Options.MaxHistoriesInMemory;

    /// <summary>Opens the hub: unfinished instances are loaded, and resumed by <see cref="StartAsync"/>.</summary>
    public static async Task<TaskHub> OpenAsync(TaskHubOptions options, CloudClock clock, CloudStore store, ILoggerFactory? loggers = null)
    {
        var hub = new TaskHub(options, clock, store, loggers);
        await hub.LoadAsync();
        return hub;
    }

    /// <summary>
    /// Begins to give work to the executor: what is unfinished, what it could not be given before, and what a worker gave back.
    /// </summary>
    public Task StartAsync(ITaskExecutor executor)
    {
        // An impatient stop has cancelled what ran then, and not what runs from now on.
        if (aborted.IsCancellationRequested) aborted = new CancellationTokenSource();
        this.executor = executor;
        ResumeHeld();
        LiveInstance[] unfinished;
        lock (Gate) unfinished = [.. live.Values];
        foreach (var instance in unfinished) instance.Wake();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Begins no turn and no activity any more, then waits for those that run until <paramref name="cancellation"/>; their
    /// results are kept.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        Pause();
        try
        {
            await Task.WhenAll(Activities.WhenIdleAsync(cancellation), Turns.WhenIdleAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            await aborted.CancelAsync();
        }
    }

    /// <summary>Stops without patience.</summary>
    public async ValueTask DisposeAsync()
    {
        Timers.Stop();
        await StopAsync(new CancellationToken(canceled: true));
    }

    /// <summary>Gives out no more work until <see cref="StartAsync"/>.</summary>
    internal void Pause() => executor = null;

    /// <summary>Keeps an activity that cannot run now.</summary>
    internal void Hold(ActivityExecution activity, bool untilNextWorker = false)
    {
        lock (held) held.Add(activity);
        // The executor may have come between the look and the hold.
        if (!untilNextWorker && executor is not null) ResumeHeld();
    }

    internal void CountHistories(int change) => Interlocked.Add(ref histories, change);

    /// <summary>Writer thread only.</summary>
    internal long NextSequence() => ++lastSequence;

    internal static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private long NextKey() => Interlocked.Increment(ref lastKey);

    private void ResumeHeld()
    {
        ActivityExecution[] resumed;
        lock (held)
        {
            resumed = [.. held];
            held.Clear();
        }
        foreach (var activity in resumed) activity.Resume();
    }
}
