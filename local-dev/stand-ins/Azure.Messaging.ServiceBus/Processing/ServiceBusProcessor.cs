#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Calls a handler for each message, several at a time; completes after success and abandons after failure.</summary>
public class ServiceBusProcessor : IAsyncDisposable
{
    private readonly ServiceBusClient client;
    private readonly ServiceBusProcessorOptions options = new();
    private readonly ProcessorLoop loop;
    private ServiceBusReceiver receiver;

    protected ServiceBusProcessor() { }

    protected ServiceBusProcessor(ServiceBusClient client, string queueName, ServiceBusProcessorOptions options)
    {
        this.client = client;
        this.options = options ?? new();
        EntityPath = Serverless.LocalDev.ServiceBus.EntityPath.SubQueue(queueName, this.options.SubQueue);
        Identifier = this.options.Identifier ?? ClientIdentifiers.Next(queueName);
        MaxConcurrentCalls = this.options.MaxConcurrentCalls;
        PrefetchCount = this.options.PrefetchCount;
        loop = new ProcessorLoop(Find, ReceiveMode, AutoCompleteMessages, HandleAsync, FailAsync);
    }

    protected ServiceBusProcessor(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusProcessorOptions options)
        : this(client, Serverless.LocalDev.ServiceBus.EntityPath.Subscription(topicName, subscriptionName), options) { }

    /// <summary>Runs for each message; what it throws abandons the message.</summary>
    public event Func<ProcessMessageEventArgs, Task> ProcessMessageAsync;

    /// <summary>Must be set before the processor starts.</summary>
    public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync;

    public virtual bool AutoCompleteMessages => options.AutoCompleteMessages;

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace => client.FullyQualifiedNamespace;

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual bool IsProcessing => loop.IsRunning;

    public virtual TimeSpan MaxAutoLockRenewalDuration => options.MaxAutoLockRenewalDuration;

    public virtual int MaxConcurrentCalls { get; private set; }

    public virtual int PrefetchCount { get; private set; }

    public virtual ServiceBusReceiveMode ReceiveMode => options.ReceiveMode;

    /// <exception cref="InvalidOperationException">A handler is missing, or the processor is running.</exception>
    public virtual async Task StartProcessingAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (ProcessMessageAsync is null) throw new InvalidOperationException("Cannot begin processing without ProcessMessageAsync handler set.");
        if (ProcessErrorAsync is null) throw new InvalidOperationException("Cannot begin processing without ProcessErrorAsync handler set.");
        receiver = new ServiceBusReceiver(client, EntityPath, Identifier, PrefetchCount, ReceiveMode);
        var settings = new PumpSettings { Mode = ReceiveMode, RenewFor = MaxAutoLockRenewalDuration };
        await loop.StartAsync((queue, handler) => new MessagePump(queue, settings, handler, MaxConcurrentCalls), cancellationToken);
    }

    /// <summary>Takes nothing new and waits for the handlers under way; their token is cancelled.</summary>
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

    public void UpdateConcurrency(int maxConcurrentCalls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrentCalls, 1);
        MaxConcurrentCalls = maxConcurrentCalls;
        if (loop.Pump is { } pump) pump.Slots = maxConcurrentCalls;
    }

    public void UpdatePrefetchCount(int prefetchCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefetchCount);
        PrefetchCount = prefetchCount;
    }

    protected virtual Task OnProcessMessageAsync(ProcessMessageEventArgs args) => ProcessMessageAsync?.Invoke(args) ?? Task.CompletedTask;

    protected virtual Task OnProcessErrorAsync(ProcessErrorEventArgs args) => ProcessErrorAsync?.Invoke(args) ?? Task.CompletedTask;

    internal static ServiceBusProcessor Create(ServiceBusClient client, string path, ServiceBusProcessorOptions options) => new(client, path, options);

    private MessageQueue Find()
    {
        var queue = client.Namespace.Queue(EntityPath);
        return queue.RequiresSession ? throw BusErrors.NeedsSessionReceiver(EntityPath) : queue;
    }

    private Task HandleAsync(ServiceBusReceivedMessage message, SessionLock session, CancellationToken cancellation) =>
        OnProcessMessageAsync(new ProcessMessageEventArgs(message, receiver, Identifier, cancellation));

    private Task FailAsync(Exception thrown, ServiceBusErrorSource source) =>
        OnProcessErrorAsync(new ProcessErrorEventArgs(thrown, source, FullyQualifiedNamespace, EntityPath, Identifier, loop.Stopping));
}
