namespace Serverless.LocalDev.ServiceBus;

/// <summary>A message on its way into an entity, with its head already encoded outside the gate.</summary>
internal readonly record struct OutgoingMessage(BrokeredContent Content, byte[] Head)
{
    /// <summary>Bytes as encoded.</summary>
    public long Size => Head.Length + Content.Body.Sections.Length;

    public static OutgoingMessage From(BrokeredContent content) => new(content, MessageHead.Encode(content));

    /// <summary>Gives the message an id if it has none, and a life no longer than the entity allows.</summary>
    public static OutgoingMessage From(BrokeredContent content, LockTokens ids, TimeSpan longestLife)
    {
        if (content.MessageId is null) content = content with { MessageId = ids.NextMessageId() };
        if (content.TimeToLive > longestLife) content = content with { TimeToLive = longestLife };
        return From(content);
    }

    /// <summary>An entity's default time to live is also the longest it allows.</summary>
    public OutgoingMessage LivingAtMost(TimeSpan longest) =>
        Content.TimeToLive <= longest ? this : From(Content with { TimeToLive = longest });
}
