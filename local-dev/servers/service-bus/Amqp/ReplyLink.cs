using System.Buffers.Binary;
using Microsoft.Azure.Amqp;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A client's link on which it gets the answers to its requests.</summary>
internal sealed class ReplyLink
{
    private long sent;

    public ReplyLink(AmqpSession session, AmqpLinkSettings settings)
    {
        Link = new SendingAmqpLink(session, settings);
        Link.RegisterDispositionListener(delivery =>
        {
            if (!delivery.Settled) Link.DisposeDelivery(delivery, true, delivery.State);
        });
    }

    public SendingAmqpLink Link { get; }

    public void Send(AmqpMessage reply)
    {
        var tag = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(tag, Interlocked.Increment(ref sent));
        Link.SendMessageNoWait(reply, new ArraySegment<byte>(tag), AmqpConstants.NullBinary);
    }
}
