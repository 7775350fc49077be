#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to a queue or topic. A send completes when its messages are stored.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly ServiceBusClient client;

    protected ServiceBusSender() { }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName) : this(client, queueOrTopicName, new()) { }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName, ServiceBusSenderOptions options)
    {
        this.client = client;
        EntityPath = queueOrTopicName;
        Identifier = options?.Identifier ?? ClientIdentifiers.Next(queueOrTopicName);
    }

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace => client.FullyQualifiedNamespace;

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    private ServiceBusNamespace Namespace
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            AmbientTransaction.Refuse();
            return client.Namespace;
        }
    }

    /// <exception cref="ServiceBusException">MessagingEntityNotFound, MessageSizeExceeded or QuotaExceeded.</exception>
    /// <exception cref="InvalidOperationException">The entity requires sessions and the message has no SessionId.</exception>
    public virtual async Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        await SendAsync([message], cancellationToken);
    }

    /// <inheritdoc cref="SendMessageAsync"/>
    public virtual async Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        await SendAsync(messages as IReadOnlyList<ServiceBusMessage> ?? [.. messages], cancellationToken);
    }

    /// <inheritdoc cref="SendMessageAsync"/>
    public virtual async Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        await SendAsync(messageBatch.Messages, cancellationToken);
    }

    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(null, cancellationToken);

    /// <exception cref="ArgumentOutOfRangeException">The size asked for is above the namespace's limit.</exception>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CreateMessageBatchOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bus = Namespace;
        var size = options?.MaxSizeInBytes ?? bus.Limits.MaxMessageSize;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, bus.Limits.MaxMessageSize, nameof(options));
        return ValueTask.FromResult(new ServiceBusMessageBatch(size, message =>
        {
            MessageTrace.Stamp(message);
            return bus.Measure(message);
        }));
    }

    public virtual async Task<long> ScheduleMessageAsync(
        ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var sequences = await ScheduleMessagesAsync([message], scheduledEnqueueTime, cancellationToken);
        return sequences[0];
    }

    public virtual async Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        ServiceBusMessage[] scheduled = [.. messages];
        foreach (var message in scheduled) MessageTrace.Stamp(message);
        return scheduled.Length == 0 ? [] : await Namespace.ScheduleAsync(EntityPath, scheduled, scheduledEnqueueTime);
    }

    public virtual Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        CancelScheduledMessagesAsync([sequenceNumber], cancellationToken);

    /// <exception cref="ServiceBusException">MessageNotFound.</exception>
    public virtual async Task CancelScheduledMessagesAsync(IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long[] sequences = [.. sequenceNumbers.Distinct()];
        if (sequences.Length > 0) await Namespace.CancelScheduledAsync(EntityPath, sequences);
    }

    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    internal static ServiceBusSender Create(ServiceBusClient client, string path, ServiceBusSenderOptions options) => new(client, path, options);

    private Task SendAsync(IReadOnlyList<ServiceBusMessage> messages, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var message in messages) MessageTrace.Stamp(message);
        return Namespace.SendAsync(EntityPath, messages);
    }
}
