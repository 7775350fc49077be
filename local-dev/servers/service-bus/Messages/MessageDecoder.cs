using System.Globalization;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads an encoded message, from the wire or from the store.</summary>
internal ref struct MessageDecoder(ReadOnlySpan<byte> head)
{
    private AmqpReader reader = new(head);
    private WireFields wire = WireFields.None;
    private AmqpWriter? others;
    private IReadOnlyDictionary<string, object> properties = BrokeredContent.NoProperties;
    private TimeSpan timeToLive = TimeSpan.MaxValue;
    private DateTimeOffset scheduled;
    private string? messageId;
    private string? to;
    private string? subject;
    private string? replyTo;
    private string? correlationId;
    private string? contentType;
    private string? sessionId;
    private string? replyToSessionId;
    private string? partitionKey;
    private string? transactionPartitionKey;
    private string? deadLetterSource;

    /// <exception cref="FormatException">The bytes are no AMQP message.</exception>
    public static BrokeredContent Decode(ReadOnlySpan<byte> message)
    {
        var decoder = new MessageDecoder(message);
        var end = decoder.Read();
        return decoder.Content(end < message.Length ? new MessageBody(message[end..].ToArray()) : MessageBody.Empty);
    }

    /// <summary>A stored message: its head and its body apart.</summary>
    public static BrokeredContent Decode(ReadOnlySpan<byte> head, byte[] body)
    {
        var decoder = new MessageDecoder(head);
        decoder.Read();
        return decoder.Content(new MessageBody(body));
    }

    private readonly BrokeredContent Content(MessageBody body) => new()
    {
        Body = body,
        MessageId = messageId,
        SessionId = sessionId,
        CorrelationId = correlationId,
        Subject = subject,
        To = to,
        ReplyTo = replyTo,
        ReplyToSessionId = replyToSessionId,
        ContentType = contentType,
        PartitionKey = partitionKey,
        TransactionPartitionKey = transactionPartitionKey,
        DeadLetterSource = deadLetterSource,
        TimeToLive = timeToLive,
        ScheduledEnqueueTime = scheduled,
        Properties = properties,
        Wire = wire,
    };

    /// <returns>Where the body begins.</returns>
    private int Read()
    {
        while (!reader.IsAtEnd)
        {
            var start = reader.Position;
            switch (reader.ReadSection())
            {
                case MessageSection.Header: ReadHeader(); break;
                case MessageSection.DeliveryAnnotations: reader.ReadRaw(); break;
                case MessageSection.MessageAnnotations: ReadAnnotations(); break;
                case MessageSection.Properties: ReadProperties(); break;
                case MessageSection.ApplicationProperties: ReadApplicationProperties(); break;
                default: return start;
            }
        }
        return reader.Position;
    }

    private void ReadHeader()
    {
        var fields = reader.ReadCount();
        for (var field = 0; field < fields; field++)
        {
            if (field == 2 && reader.NextCode != AmqpCode.Null) timeToLive = TimeSpan.FromMilliseconds(reader.ReadLong());
            else reader.ReadRaw();
        }
    }

    private void ReadAnnotations()
    {
        for (var left = reader.ReadCount(); left > 0; left -= 2)
        {
            var item = reader;
            var name = reader.NextCode is AmqpCode.Symbol8 or AmqpCode.Symbol32 ? reader.ReadText() : "";
            switch (name)
            {
                case AnnotationNames.ScheduledEnqueueTime: scheduled = new DateTimeOffset(reader.ReadTimestamp() ?? 0, TimeSpan.Zero); break;
                case AnnotationNames.PartitionKey: partitionKey = reader.ReadText(); break;
                case AnnotationNames.TransactionPartitionKey: transactionPartitionKey = reader.ReadText(); break;
                case AnnotationNames.DeadLetterSource: deadLetterSource = reader.ReadText(); break;
                case AnnotationNames.SequenceNumber or AnnotationNames.EnqueuedSequenceNumber or AnnotationNames.EnqueuedTime
                    or AnnotationNames.LockedUntil or AnnotationNames.State:
                    // The broker's own: a message that was received and is sent on carries the old ones.
                    reader.ReadRaw();
                    break;
                default: KeepAnnotation(item); break;
            }
        }
        if (others is not null) wire = wire with { Annotations = others.ToArray() };
    }

    private void KeepAnnotation(AmqpReader item)
    {
        others ??= AmqpWriter.Rent();
        others.WriteRaw(item.ReadRaw());
        others.WriteRaw(item.ReadRaw());
        reader = item;
        wire = wire with { AnnotationItems = wire.AnnotationItems + 2 };
    }

    private void ReadProperties()
    {
        var fields = reader.ReadCount();
        long? expiry = null;
        long? created = null;
        for (var field = 0; field < fields; field++)
        {
            switch (field)
            {
                case 0: messageId = ReadId(); break;
                case 1: if (reader.ReadBinary() is { Length: > 0 } user) wire = wire with { UserId = user.ToArray() }; break;
                case 2: to = reader.ReadText(); break;
                case 3: subject = reader.ReadText(); break;
                case 4: replyTo = reader.ReadText(); break;
                case 5: correlationId = ReadId(); break;
                case 6: contentType = reader.ReadText(); break;
                case 7: if (reader.ReadText() is { } encoding) wire = wire with { ContentEncoding = encoding }; break;
                case 8: expiry = reader.ReadTimestamp(); break;
                case 9: created = reader.ReadTimestamp(); break;
                case 10: sessionId = reader.ReadText(); break;
                case 11: ReadGroupSequence(); break;
                case 12: replyToSessionId = reader.ReadText(); break;
                default: reader.ReadRaw(); break;
            }
        }
        if (created is not null) wire = wire with { CreationTime = created };
        if (expiry > created) timeToLive = new TimeSpan(expiry.Value - created.Value);
    }

    private void ReadGroupSequence()
    {
        if (reader.NextCode == AmqpCode.Null) reader.ReadByte();
        else wire = wire with { GroupSequence = (uint)reader.ReadUnsigned() };
    }

    // AMQP has four types of id, Service Bus has one: a string (docs: Messages, payloads, and serialization).
    private string? ReadId() => PropertyCodec.Read(ref reader) switch
    {
        null => null,
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private void ReadApplicationProperties()
    {
        var items = reader.ReadCount();
        if (items == 0) return;
        var read = new Dictionary<string, object>(items / 2);
        for (; items > 0; items -= 2)
        {
            var name = reader.ReadText() ?? throw new FormatException("An application property without a name.");
            read[name] = PropertyCodec.Read(ref reader)!;
        }
        properties = read;
    }
}
