#nullable disable annotations
using System.Runtime.CompilerServices;
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from a queue, a subscription or a dead-letter queue. Waiting is on the cloud's clock.</summary>
public partial class ServiceBusReceiver : IAsyncDisposable
{
    private readonly ServiceBusClient client;
    private readonly Queue<ServiceBusReceivedMessage> prefetched = new();
    private long nextPeek;

    protected ServiceBusReceiver() { }

    protected ServiceBusReceiver(ServiceBusClient client, string queueName, ServiceBusReceiverOptions options)
        : this(client, SubQueuePath(queueName, options), options?.Identifier, options?.PrefetchCount ?? 0, options?.ReceiveMode ?? default) { }

    protected ServiceBusReceiver(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusReceiverOptions options)
        : this(client, Serverless.LocalDev.ServiceBus.EntityPath.Subscription(topicName, subscriptionName), options) { }

    internal ServiceBusReceiver(ServiceBusClient client, string path, string identifier, int prefetchCount, ServiceBusReceiveMode mode)
    {
        this.client = client;
        EntityPath = path;
        Identifier = identifier ?? ClientIdentifiers.Next(path);
        PrefetchCount = prefetchCount;
        ReceiveMode = mode;
    }

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace => client.FullyQualifiedNamespace;

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual int PrefetchCount { get; internal set; }

    public virtual ServiceBusReceiveMode ReceiveMode { get; }

    internal virtual SessionLock Session => null;

    /// <summary>What closing gives back: a session receiver its session.</summary>
    internal virtual Task GiveBackAsync() => Task.CompletedTask;

    internal MessageQueue Queue
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return Session?.Queue ?? client.Namespace.Queue(EntityPath);
        }
    }

    /// <summary>Null when none came within <paramref name="maxWaitTime"/>, by default the client's try timeout (60 s).</summary>
    public virtual async Task<ServiceBusReceivedMessage> ReceiveMessageAsync(TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        var received = await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken);
        return received.Count == 0 ? null : received[0];
    }

    /// <summary>Up to <paramref name="maxMessages"/> as soon as there is one; empty when none came in time.</summary>
    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        if (PrefetchCount == 0 && maxWaitTime is { } wait) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero, nameof(maxWaitTime));
        if (maxWaitTime is { } any) ArgumentOutOfRangeException.ThrowIfLessThan(any, TimeSpan.Zero, nameof(maxWaitTime));
        cancellationToken.ThrowIfCancellationRequested();
        var queue = Queue;
        if (TakePrefetched(maxMessages) is { Count: > 0 } ready) return ready;
        var received = await queue.ReceiveAsync(
            Math.Max(maxMessages, PrefetchCount), maxWaitTime ?? client.TryTimeout, ReceiveMode, cancellationToken, Session);
        if (received.Count <= maxMessages) return received;
        lock (prefetched)
        {
            foreach (var message in received) prefetched.Enqueue(message);
        }
        return TakePrefetched(maxMessages);
    }

    /// <summary>Receives until cancelled.</summary>
    public virtual async IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ReceiveMessageAsync(cancellationToken: cancellationToken) is { } message) yield return message;
        }
    }

    /// <summary>Without a sequence number, goes on where the last peek ended.</summary>
    public virtual async Task<ServiceBusReceivedMessage> PeekMessageAsync(
        long? fromSequenceNumber = default, CancellationToken cancellationToken = default)
    {
        var peeked = await PeekMessagesAsync(1, fromSequenceNumber, cancellationToken);
        return peeked.Count == 0 ? null : peeked[0];
    }

    /// <inheritdoc cref="PeekMessageAsync"/>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        cancellationToken.ThrowIfCancellationRequested();
        var peeked = Queue.Peek(maxMessages, fromSequenceNumber ?? nextPeek, Session?.Session.Id);
        if (peeked.Count > 0) nextPeek = peeked[^1].SequenceNumber + 1;
        return Task.FromResult(peeked);
    }

    public virtual async Task<ServiceBusReceivedMessage> ReceiveDeferredMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default)
    {
        var received = await ReceiveDeferredMessagesAsync([sequenceNumber], cancellationToken);
        return received[0];
    }

    /// <exception cref="ServiceBusException">MessageNotFound: one of them is not a deferred message here; none is then received.</exception>
    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveDeferredMessagesAsync(
        IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sequenceNumbers);
        cancellationToken.ThrowIfCancellationRequested();
        return await Queue.ReceiveDeferredAsync([.. sequenceNumbers.Distinct()], ReceiveMode, Session);
    }

    /// <summary>What was prefetched and not received keeps its lock until that expires, as on the platform.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        if (IsClosed) return Task.CompletedTask;
        IsClosed = true;
        return GiveBackAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    public override string ToString() => $"{GetType().Name}({EntityPath})";

    internal static ServiceBusReceiver Create(ServiceBusClient client, string path, ServiceBusReceiverOptions options) => new(client, path, options);

    private static string SubQueuePath(string path, ServiceBusReceiverOptions options) =>
        Serverless.LocalDev.ServiceBus.EntityPath.SubQueue(path, options?.SubQueue ?? SubQueue.None);

    private List<ServiceBusReceivedMessage> TakePrefetched(int most)
    {
        var taken = new List<ServiceBusReceivedMessage>();
        lock (prefetched)
        {
            while (taken.Count < most && prefetched.TryDequeue(out var message)) taken.Add(message);
        }
        return taken;
    }
}
