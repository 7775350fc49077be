namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Everything of a message before its body, encoded as it travels: that is also how it is stored, so that a delivery copies
/// the larger part of it and only writes anew what the broker says about it.
/// </summary>
internal static class MessageHead
{
    private const int PropertyFields = 13;

    /// <exception cref="FormatException">An application property has a type AMQP does not carry.</exception>
    public static byte[] Encode(BrokeredContent content)
    {
        var writer = AmqpWriter.Rent();
        WriteHeader(writer, content.TimeToLive, null);
        var start = BeginAnnotations(writer);
        EndAnnotations(writer, start, WriteAnnotations(writer, content));
        WriteProperties(writer, content);
        WriteApplicationProperties(writer, content.Properties);
        return writer.ToArray();
    }

    /// <summary>Header fields: durable, priority, ttl in milliseconds, first-acquirer, delivery-count.</summary>
    public static void WriteHeader(AmqpWriter writer, TimeSpan timeToLive, uint? deliveries)
    {
        writer.WriteSection(MessageSection.Header);
        var start = writer.Begin(AmqpCode.List32);
        writer.WriteBool(true);
        writer.WriteNull();
        if (timeToLive == TimeSpan.MaxValue) writer.WriteNull();
        else writer.WriteUInt((uint)Math.Min(uint.MaxValue, timeToLive.Ticks / TimeSpan.TicksPerMillisecond));
        writer.WriteNull();
        if (deliveries is { } count) writer.WriteUInt(count);
        else writer.WriteNull();
        writer.End(start, 5);
    }

    public static int BeginAnnotations(AmqpWriter writer)
    {
        writer.WriteSection(MessageSection.MessageAnnotations);
        return writer.Begin(AmqpCode.Map32);
    }

    public static void EndAnnotations(AmqpWriter writer, int start, int items)
    {
        if (items > 0) writer.End(start, items);
        else writer.CutBack(start - 4);
    }

    /// <summary>The annotations a sender may set, and what was written: keys and values each.</summary>
    public static int WriteAnnotations(AmqpWriter writer, BrokeredContent content)
    {
        var items = content.Wire.AnnotationItems;
        writer.WriteRaw(content.Wire.Annotations.Span);
        if (content.ScheduledEnqueueTime.UtcTicks > 0)
        {
            writer.WriteSymbol(AnnotationNames.ScheduledEnqueueTime);
            writer.WriteTimestamp(content.ScheduledEnqueueTime.UtcTicks);
            items += 2;
        }
        return items + WriteText(writer, AnnotationNames.PartitionKey, content.PartitionKey)
            + WriteText(writer, AnnotationNames.TransactionPartitionKey, content.TransactionPartitionKey)
            + WriteText(writer, AnnotationNames.DeadLetterSource, content.DeadLetterSource);
    }

    private static int WriteText(AmqpWriter writer, string name, string? value)
    {
        if (value is null) return 0;
        writer.WriteSymbol(name);
        writer.WriteText(value);
        return 2;
    }

    private static void WriteProperties(AmqpWriter writer, BrokeredContent content)
    {
        writer.WriteSection(MessageSection.Properties);
        var start = writer.Begin(AmqpCode.List32);
        writer.WriteText(content.MessageId);
        if (content.Wire.UserId is { } user) writer.WriteBinary(user);
        else writer.WriteNull();
        writer.WriteText(content.To);
        writer.WriteText(content.Subject);
        writer.WriteText(content.ReplyTo);
        writer.WriteText(content.CorrelationId);
        WriteSymbol(writer, content.ContentType);
        WriteSymbol(writer, content.Wire.ContentEncoding);
        WriteLife(writer, content);
        writer.WriteText(content.SessionId);
        if (content.Wire.GroupSequence is { } sequence) writer.WriteUInt(sequence);
        else writer.WriteNull();
        writer.WriteText(content.ReplyToSessionId);
        writer.End(start, PropertyFields);
    }

    // A header's ttl ends at 49 days: a longer life is the difference of these two.
    private static void WriteLife(AmqpWriter writer, BrokeredContent content)
    {
        var isLong = content.TimeToLive != TimeSpan.MaxValue && content.TimeToLive.TotalMilliseconds > uint.MaxValue;
        var created = content.Wire.CreationTime ?? (isLong ? DateTime.UnixEpoch.Ticks : null);
        if (isLong) writer.WriteTimestamp(Math.Min(DateTime.MaxValue.Ticks - content.TimeToLive.Ticks, created!.Value) + content.TimeToLive.Ticks);
        else writer.WriteNull();
        if (created is { } ticks) writer.WriteTimestamp(ticks);
        else writer.WriteNull();
    }

    private static void WriteSymbol(AmqpWriter writer, string? value)
    {
        if (value is null) writer.WriteNull();
        else writer.WriteSymbol(value);
    }

    private static void WriteApplicationProperties(AmqpWriter writer, IReadOnlyDictionary<string, object> properties)
    {
        if (properties.Count == 0) return;
        writer.WriteSection(MessageSection.ApplicationProperties);
        var start = writer.Begin(AmqpCode.Map32);
        foreach (var (name, value) in properties)
        {
            writer.WriteText(name);
            PropertyCodec.Write(writer, value);
        }
        writer.End(start, properties.Count * 2);
    }
}
