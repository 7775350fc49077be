namespace Serverless.LocalDev.ServiceBus;

/// <summary>Parts of an AMQP message the broker carries without a use for them.</summary>
internal sealed record WireFields
{
    public static WireFields None { get; } = new();

    public byte[]? UserId { get; init; }

    public string? ContentEncoding { get; init; }

    public uint? GroupSequence { get; init; }

    /// <summary>UTC ticks; the difference to the absolute expiry is a life longer than a header can say.</summary>
    public long? CreationTime { get; init; }

    /// <summary>Message annotations that are not the broker's: keys and values as encoded, one after the other.</summary>
    public ReadOnlyMemory<byte> Annotations { get; init; }

    /// <summary>Keys and values in <see cref="Annotations"/>.</summary>
    public int AnnotationItems { get; init; }
}
