namespace Serverless.LocalDev.ServiceBus;

/// <summary>Deliveries as AMQP 1.0 messages: what the broker says is written anew, what the sender said is copied.</summary>
internal static class DeliveryEncoding
{
    private const int TokenSize = 16;

    /// <summary>
    /// The message as the Functions host hands it to a worker: the lock token as .NET orders a GUID's bytes, then the encoded
    /// message, whose delivery count has this delivery in it.
    /// </summary>
    public static byte[] ToBindingBytes(this Delivery delivery)
    {
        var writer = AmqpWriter.Rent();
        Span<byte> token = stackalloc byte[TokenSize];
        delivery.LockToken.TryWriteBytes(token);
        writer.WriteRaw(token);
        Write(writer, delivery, delivery.LockedUntil, delivery.DeliveryCount);
        return writer.ToArray();
    }

    /// <summary>The message as the broker sends it: its delivery count has only those deliveries in it that failed.</summary>
    /// <param name="delivery">The message.</param>
    /// <param name="lockedUntil">UTC ticks by the clock the client compares them with.</param>
    public static byte[] ToWireBytes(this Delivery delivery, long lockedUntil)
    {
        var writer = AmqpWriter.Rent();
        Write(writer, delivery, lockedUntil, delivery.FailedDeliveries);
        return writer.ToArray();
    }

    private static void Write(AmqpWriter writer, Delivery delivery, long lockedUntil, int deliveries)
    {
        MessageHead.WriteHeader(writer, delivery.Content.TimeToLive, (uint)deliveries);
        var start = MessageHead.BeginAnnotations(writer);
        var items = WriteAnnotations(writer, delivery, lockedUntil);
        MessageHead.EndAnnotations(writer, start, items + MessageHead.WriteAnnotations(writer, delivery.Content));
        writer.WriteRaw(SentSections(delivery.Head.Span));
        writer.WriteRaw(delivery.Content.Body.Sections.Span);
    }

    private static int WriteAnnotations(AmqpWriter writer, Delivery delivery, long lockedUntil)
    {
        var items = 6;
        writer.WriteSymbol(AnnotationNames.SequenceNumber);
        writer.WriteLong(delivery.SequenceNumber);
        writer.WriteSymbol(AnnotationNames.EnqueuedTime);
        writer.WriteTimestamp(delivery.EnqueuedTime.UtcTicks);
        writer.WriteSymbol(AnnotationNames.State);
        writer.WriteInt((int)delivery.State);
        if (delivery.LockToken != Guid.Empty)
        {
            writer.WriteSymbol(AnnotationNames.LockedUntil);
            writer.WriteTimestamp(lockedUntil);
            items += 2;
        }
        if (delivery.EnqueuedSequenceNumber != 0)
        {
            writer.WriteSymbol(AnnotationNames.EnqueuedSequenceNumber);
            writer.WriteLong(delivery.EnqueuedSequenceNumber);
            items += 2;
        }
        return items;
    }

    // Properties and application properties: they do not change from delivery to delivery.
    private static ReadOnlySpan<byte> SentSections(ReadOnlySpan<byte> head)
    {
        var reader = new AmqpReader(head);
        while (!reader.IsAtEnd)
        {
            var start = reader.Position;
            if (reader.ReadSection() >= MessageSection.Properties) return head[start..];
            reader.ReadRaw();
        }
        return default;
    }
}
