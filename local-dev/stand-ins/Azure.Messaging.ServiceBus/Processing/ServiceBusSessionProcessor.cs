#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Calls a handler for each message of several sessions at a time, in order within a session.</summary>
public partial class ServiceBusSessionProcessor : IAsyncDisposable
{
    private readonly ServiceBusClient client;
    private readonly ServiceBusSessionProcessorOptions options = new();
    private readonly ProcessorLoop loop;

    protected ServiceBusSessionProcessor() { }

    protected ServiceBusSessionProcessor(ServiceBusClient client, string queueName, ServiceBusSessionProcessorOptions options)
    {
        this.client = client;
        this.options = options ?? new();
        if (this.options.SessionIds.Count > 0)
        {
            throw new NotSupportedException("ServiceBusSessionProcessorOptions.SessionIds: the embedded session processor takes any session.");
        }
        EntityPath = queueName;
        Identifier = this.options.Identifier ?? ClientIdentifiers.Next(queueName);
        MaxConcurrentSessions = this.options.MaxConcurrentSessions;
        MaxConcurrentCallsPerSession = this.options.MaxConcurrentCallsPerSession;
        PrefetchCount = this.options.PrefetchCount;
        loop = new ProcessorLoop(Find, ReceiveMode, AutoCompleteMessages, HandleAsync, FailAsync);
    }

    protected ServiceBusSessionProcessor(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusSessionProcessorOptions options)
        : this(client, Serverless.LocalDev.ServiceBus.EntityPath.Subscription(topicName, subscriptionName), options) { }

    /// <summary>Runs for each message; what it throws abandons the message.</summary>
    public event Func<ProcessSessionMessageEventArgs, Task> ProcessMessageAsync;

    /// <summary>Must be set before the processor starts.</summary>
    public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync;

    /// <summary>Runs before a session's first message.</summary>
    public event Func<ProcessSessionEventArgs, Task> SessionInitializingAsync;

    /// <summary>Runs before a session is given back.</summary>
    public event Func<ProcessSessionEventArgs, Task> SessionClosingAsync;

    public virtual bool AutoCompleteMessages => options.AutoCompleteMessages;

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace => client.FullyQualifiedNamespace;

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual bool IsProcessing => loop.IsRunning;

    public virtual TimeSpan MaxAutoLockRenewalDuration => options.MaxAutoLockRenewalDuration;

    public virtual int MaxConcurrentCallsPerSession { get; private set; }

    public virtual int MaxConcurrentSessions { get; private set; }

    public virtual int PrefetchCount { get; private set; }

    public virtual ServiceBusReceiveMode ReceiveMode => options.ReceiveMode;

    public virtual TimeSpan? SessionIdleTimeout => options.SessionIdleTimeout;

    /// <exception cref="InvalidOperationException">A handler is missing, or the processor is running.</exception>
    public virtual async Task StartProcessingAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (ProcessMessageAsync is null) throw new InvalidOperationException("Cannot begin processing without ProcessMessageAsync handler set.");
        if (ProcessErrorAsync is null) throw new InvalidOperationException("Cannot begin processing without ProcessErrorAsync handler set.");
        var settings = new PumpSettings
        {
            Mode = ReceiveMode,
            RenewFor = MaxAutoLockRenewalDuration,
            SessionIdleTimeout = SessionIdleTimeout ?? client.TryTimeout,
            CallsPerSession = MaxConcurrentCallsPerSession,
        };
        await loop.StartAsync(
            (queue, handler) => new SessionPump(queue, settings, handler, MaxConcurrentSessions, new Observer(this)), cancellationToken);
    }

    /// <summary>Takes nothing new, waits for the handlers under way and gives the sessions back.</summary>
    public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => loop.StopAsync(cancellationToken);

    public virtual async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        await loop.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await loop.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sessions at a time changes at once; calls per session when the processor is started again.</summary>
    public void UpdateConcurrency(int maxConcurrentSessions, int maxConcurrentCallsPerSession)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrentSessions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrentCallsPerSession, 1);
        MaxConcurrentSessions = maxConcurrentSessions;
        MaxConcurrentCallsPerSession = maxConcurrentCallsPerSession;
        if (loop.Pump is { } pump) pump.Slots = maxConcurrentSessions;
    }

    public void UpdatePrefetchCount(int prefetchCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefetchCount);
        PrefetchCount = prefetchCount;
    }

    internal static ServiceBusSessionProcessor Create(ServiceBusClient client, string path, ServiceBusSessionProcessorOptions options) =>
        new(client, path, options);
}
