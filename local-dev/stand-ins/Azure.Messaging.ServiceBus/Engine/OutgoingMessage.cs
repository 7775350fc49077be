using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A message on its way into an entity, with its header already encoded outside the gate.</summary>
internal readonly record struct OutgoingMessage(BrokeredContent Content, byte[] Header)
{
    public long Size => Header.Length + Content.Body.ToMemory().Length;

    public static OutgoingMessage From(BrokeredContent content) => new(content, MessageCodec.Encode(content));

    public static OutgoingMessage From(ServiceBusMessage message, LockTokens ids, TimeSpan longestLife)
    {
        var content = MessageCodec.Snapshot(message, ids, longestLife);
        return new OutgoingMessage(content, MessageCodec.Encode(content));
    }

    /// <summary>An entity's default time to live is also the longest it allows.</summary>
    public OutgoingMessage LivingAtMost(TimeSpan longest) =>
        Content.TimeToLive <= longest ? this : From(Content with { TimeToLive = longest });
}
