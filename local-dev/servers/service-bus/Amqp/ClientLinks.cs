using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transaction;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>One connection's links: makes each as its attach asks, and finds those that requests speak of.</summary>
internal sealed class ClientLinks(ServiceBusNamespace bus) : ILinkFactory
{
    private const string Cbs = "$cbs";
    private const string ManagementSuffix = "/$management";
    private readonly ConcurrentDictionary<string, ReplyLink> replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConsumerLink> consumers = new(StringComparer.Ordinal);

    public ServiceBusNamespace Bus => bus;

    /// <summary>By the link's name, for requests about the session it holds.</summary>
    public ConsumerLink? Consumer(string name) => consumers.GetValueOrDefault(name);

    /// <summary>By the address a request names, which may be a target's or a link's name.</summary>
    public ReplyLink? Reply(string address) => replies.GetValueOrDefault(address);

    AmqpLink ILinkFactory.CreateLink(AmqpSession session, AmqpLinkSettings settings)
    {
        try
        {
            bus.ThrowIfClosed();
            return settings.Role == true ? CreateIncoming(session, settings) : CreateOutgoing(session, settings);
        }
        catch (BusException refused)
        {
            throw AmqpErrors.ToException(refused);
        }
    }

    IAsyncResult ILinkFactory.BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state) =>
        TaskToAsyncResult.Begin(Consumer(link.Name) is { } consumer && consumer.Link == link ? consumer.AcceptAsync() : Task.CompletedTask, callback, state);

    void ILinkFactory.EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);

    private ReceivingAmqpLink CreateIncoming(AmqpSession session, AmqpLinkSettings settings)
    {
        if (settings.Target is Coordinator) throw BusErrors.NoTransactions();
        if (settings.Properties?["com.microsoft:transfer-destination-address"] is not null) throw BusErrors.NoSendingVia();
        var address = EntityAddress.Of(((Target)settings.Target).Address);
        settings.MaxMessageSize = (ulong)bus.Limits.MaxMessageSize;
        if (address.Equals(Cbs, StringComparison.OrdinalIgnoreCase)) return RequestLink.Open(session, settings, this, new TokenNode());
        if (EntityOf(address) is { } entity) return RequestLink.Open(session, settings, this, new ManagementNode(this, entity));
        return PublisherLink.Open(session, settings, bus, address);
    }

    private SendingAmqpLink CreateOutgoing(AmqpSession session, AmqpLinkSettings settings)
    {
        var address = EntityAddress.Of(((Source)settings.Source).Address);
        if (address.Equals(Cbs, StringComparison.OrdinalIgnoreCase) || EntityOf(address) is not null) return OpenReply(session, settings);
        var consumer = new ConsumerLink(bus.Queue(address), session, settings);
        consumers[settings.LinkName] = consumer;
        consumer.Link.Closed += (_, _) => consumers.TryRemove(new(settings.LinkName, consumer));
        return consumer.Link;
    }

    private SendingAmqpLink OpenReply(AmqpSession session, AmqpLinkSettings settings)
    {
        var reply = new ReplyLink(session, settings);
        string?[] names = [settings.LinkName, (settings.Target as Target)?.Address?.ToString()];
        foreach (var name in names.OfType<string>()) replies[name] = reply;
        reply.Link.Closed += (_, _) =>
        {
            foreach (var name in names.OfType<string>()) replies.TryRemove(new(name, reply));
        };
        return reply.Link;
    }

    private static string? EntityOf(string address) =>
        address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase) ? address[..^ManagementSuffix.Length] : null;
}
