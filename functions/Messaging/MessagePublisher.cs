using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Serverless.Functions.Messaging;

/// <summary>Sends to queues; one sender a queue, kept open.</summary>
public sealed class MessagePublisher(ServiceBusClient client)
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new(StringComparer.Ordinal);

    /// <exception cref="ServiceBusException">The message was not taken; the caller must not claim it was.</exception>
    public Task PublishAsync(string queue, ServiceBusMessage message, CancellationToken cancellation) =>
        senders.GetOrAdd(queue, client.CreateSender).SendMessageAsync(message, cancellation);
}
