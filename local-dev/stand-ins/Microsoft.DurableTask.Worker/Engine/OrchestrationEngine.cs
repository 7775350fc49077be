using System.Security.Cryptography;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Runs orchestrations over a <see cref="CloudStore"/>. What is not finished lives here as an <see cref="OrchestrationInstance"/>;
/// what is finished, only in the store.
/// </summary>
internal sealed partial class OrchestrationEngine : IEmbeddedClientSource, IDisposable
{
    private readonly Dictionary<string, OrchestrationInstance> live = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource aborted = new();
    private readonly Lock lifecycle = new();
    private Task? opening;
    private Task? starting;
    private List<OrchestrationInstance> begunBeforeStart = [];
    private long lastKey;
    private long lastSequence;
    private int inMemory;
    private volatile bool isStarted;
    private volatile bool isStopping;

    public OrchestrationEngine(
        CloudClock clock, CloudStore store, ITaskFactory tasks, IServiceProvider services, OrchestrationEngineOptions options)
    {
        Clock = clock;
        Store = store;
        Tasks = tasks;
        Services = services;
        Options = options;
        var loggers = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        Logger = loggers.CreateLogger("Serverless.LocalDev.Durable");
        Environment = new ExecutionEnvironment(tasks, services, options.DataConverter, loggers, options.DefaultVersion, options.Versioning);
        Activities = new WorkGate(Math.Min(options.MaxConcurrentActivities, int.MaxValue - 1));
        Turns = new WorkGate(options.MaxConcurrentTurns);
        Timers = new TimerQueue(clock);
    }

    public CloudClock Clock { get; }

    public CloudStore Store { get; }

    public ITaskFactory Tasks { get; }

    public IServiceProvider Services { get; }

    public OrchestrationEngineOptions Options { get; }

    public DataConverter Converter => Options.DataConverter;

    public ILogger Logger { get; }

    public ExecutionEnvironment Environment { get; }

    public WorkGate Activities { get; }

    public WorkGate Turns { get; }

    public TimerQueue Timers { get; }

    /// <summary>Instances by status, for dashboards.</summary>
    public OrchestrationCounts Counts { get; } = new();

    /// <summary>Guards which instance has an id. Taken before an instance's own gate, never after.</summary>
    public Lock Gate { get; } = new();

    public bool IsStopping => isStopping;

    public CancellationToken Aborted => aborted.Token;

    public bool MemoryIsFull => Volatile.Read(ref inMemory) > Options.MaxInMemory;

    /// <summary>Opens the engine over a store: unfinished instances are loaded, and resumed by <see cref="StartAsync"/>.</summary>
    public static async Task<OrchestrationEngine> OpenAsync(
        CloudClock clock, CloudStore store, DurableTaskRegistry registry, IServiceProvider services, OrchestrationEngineOptions options)
    {
        var engine = new OrchestrationEngine(clock, store, new RegistryTaskFactory(registry), services, options);
        await engine.OpenAsync();
        return engine;
    }

    /// <summary>Loads what is unfinished, once; every operation of a client waits for it.</summary>
    public Task OpenAsync()
    {
        lock (lifecycle) return opening ??= LoadAsync();
    }

    /// <summary>Resumes what was loaded and begins to take turns. Once: later calls wait for the first.</summary>
    public Task StartAsync(CancellationToken cancellation = default)
    {
        lock (lifecycle) return (starting ??= OpenAndResumeAsync()).WaitAsync(cancellation);
    }

    /// <summary>Takes no new turns, then waits for running activities until <paramref name="cancellation"/>; their results are kept.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        isStopping = true;
        Timers.Stop();
        foreach (var waiting in Activities.TakeWaiting()) ((ActivityExecution)waiting).Drop();
        try
        {
            await Activities.WhenIdleAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await aborted.CancelAsync();
        }
    }

    public DurableTaskClient CreateClient(string name, DurableTaskClientOptions options) => new EmbeddedDurableTaskClient(name, this, options);

    /// <summary>A client with the engine's own converter and default version.</summary>
    public DurableTaskClient CreateClient() => CreateClient("default", new DurableTaskClientOptions
    {
        DataConverter = Options.DataConverter,
        DefaultVersion = Options.DefaultVersion,
    });

    public void CountInMemory(int change) => Interlocked.Add(ref inMemory, change);

    /// <summary>Writer thread only.</summary>
    public long NextSequence() => ++lastSequence;

    public void Dispose()
    {
        isStopping = true;
        Timers.Stop();
        aborted.Dispose();
    }

    private static string NewInstanceId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private long NextKey() => Interlocked.Increment(ref lastKey);

    private async Task OpenAndResumeAsync()
    {
        await OpenAsync();
        Resume();
    }
}
