using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Serverless.Functions.Messaging;

/// <summary>Sends to queues. It keeps one open sender per queue.</summary>
public sealed class MessagePublisher(ServiceBusClient client)
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new(StringComparer.Ordinal);

    /// <exception cref="ServiceBusException">The message was not sent; the caller must not report success.</exception>
    public Task PublishAsync(string queue, ServiceBusMessage message, CancellationToken cancellation) =>
        senders.GetOrAdd(queue, client.CreateSender).SendMessageAsync(message, cancellation);
}
