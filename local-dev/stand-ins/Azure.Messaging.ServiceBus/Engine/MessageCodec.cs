using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A message's header (everything but its body) as bytes: times, texts, typed properties.</summary>
internal static class MessageCodec
{
    [ThreadStatic]
    private static CompactWriter? writer;

    /// <exception cref="SerializationException">An application property has a type AMQP does not carry.</exception>
    public static byte[] Encode(BrokeredContent content)
    {
        var to = writer ??= new CompactWriter();
        to.Clear();
        to.WriteLong(content.TimeToLive.Ticks);
        to.WriteLong(content.ScheduledEnqueueTime.UtcTicks);
        to.WriteText(content.MessageId);
        to.WriteText(content.SessionId);
        to.WriteText(content.CorrelationId);
        to.WriteText(content.Subject);
        to.WriteText(content.To);
        to.WriteText(content.ReplyTo);
        to.WriteText(content.ReplyToSessionId);
        to.WriteText(content.ContentType);
        to.WriteText(content.PartitionKey);
        to.WriteText(content.TransactionPartitionKey);
        to.WriteText(content.DeadLetterSource);
        to.WriteCount(content.Properties.Count);
        if (content.Properties is Dictionary<string, object> properties)
        {
            foreach (var (name, value) in properties) WriteProperty(to, name, value);
        }
        else
        {
            foreach (var (name, value) in content.Properties) WriteProperty(to, name, value);
        }
        return to.ToArray();
    }

    public static BrokeredContent Decode(ReadOnlySpan<byte> header, byte[] body)
    {
        var from = new CompactReader(header);
        var timeToLive = from.ReadLong();
        var scheduled = from.ReadLong();
        return new BrokeredContent
        {
            Body = BinaryData.FromBytes(body),
            TimeToLive = new TimeSpan(timeToLive),
            ScheduledEnqueueTime = new DateTimeOffset(scheduled, TimeSpan.Zero),
            MessageId = from.ReadText(),
            SessionId = from.ReadText(),
            CorrelationId = from.ReadText(),
            Subject = from.ReadText(),
            To = from.ReadText(),
            ReplyTo = from.ReadText(),
            ReplyToSessionId = from.ReadText(),
            ContentType = from.ReadText(),
            PartitionKey = from.ReadText(),
            TransactionPartitionKey = from.ReadText(),
            DeadLetterSource = from.ReadText(),
            Properties = ReadProperties(ref from),
        };
    }

    /// <summary>The message as it is now: a sender may change or reuse its object after the send.</summary>
    public static BrokeredContent Snapshot(ServiceBusMessage message, LockTokens ids, TimeSpan longestLife) => new()
    {
        Body = message.Body ?? BinaryData.Empty,
        MessageId = message.MessageId ?? ids.NextMessageId(),
        SessionId = message.SessionId,
        CorrelationId = message.CorrelationId,
        Subject = message.Subject,
        To = message.To,
        ReplyTo = message.ReplyTo,
        ReplyToSessionId = message.ReplyToSessionId,
        ContentType = message.ContentType,
        PartitionKey = message.PartitionKey,
        TransactionPartitionKey = message.TransactionPartitionKey,
        TimeToLive = message.TimeToLive < longestLife ? message.TimeToLive : longestLife,
        ScheduledEnqueueTime = message.ScheduledEnqueueTime,
        Properties = message.ApplicationProperties.Count == 0
            ? BrokeredContent.NoProperties
            : new Dictionary<string, object>(message.ApplicationProperties),
    };

    private static void WriteProperty(CompactWriter to, string name, object value)
    {
        to.WriteText(name);
        PropertyCodec.Write(to, name, value);
    }

    private static IReadOnlyDictionary<string, object> ReadProperties(ref CompactReader from)
    {
        var count = from.ReadCount();
        if (count == 0) return BrokeredContent.NoProperties;
        var properties = new Dictionary<string, object>(count);
        for (var index = 0; index < count; index++)
        {
            var name = from.ReadText()!;
            properties[name] = PropertyCodec.Read(ref from)!;
        }
        return properties;
    }
}
