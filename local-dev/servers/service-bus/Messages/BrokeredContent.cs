using System.Collections.ObjectModel;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What a message says, apart from where it stands in an entity. Never changes: copies in several subscriptions share it.</summary>
internal sealed record BrokeredContent
{
    public static readonly IReadOnlyDictionary<string, object> NoProperties = ReadOnlyDictionary<string, object>.Empty;

    public MessageBody Body { get; init; } = MessageBody.Empty;

    /// <summary>The broker gives one to a message sent without.</summary>
    public string? MessageId { get; init; }

    public string? SessionId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Subject { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? ReplyToSessionId { get; init; }

    public string? ContentType { get; init; }

    public string? PartitionKey { get; init; }

    public string? TransactionPartitionKey { get; init; }

    public string? DeadLetterSource { get; init; }

    public TimeSpan TimeToLive { get; init; } = TimeSpan.MaxValue;

    /// <summary>The default for a message that is not scheduled.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; init; }

    public IReadOnlyDictionary<string, object> Properties { get; init; } = NoProperties;

    /// <summary>What only the wire's own fields say, as a sender of another language may set them.</summary>
    public WireFields Wire { get; init; } = WireFields.None;

    public BrokeredContent With(IEnumerable<KeyValuePair<string, object>>? modify, string? reason = null, string? description = null)
    {
        if (modify is null && reason is null && description is null) return this;
        var properties = new Dictionary<string, object>(Properties);
        foreach (var (name, value) in modify ?? []) properties[name] = value;
        if (reason is not null) properties[DeadLetterReasons.ReasonProperty] = reason;
        if (description is not null) properties[DeadLetterReasons.DescriptionProperty] = description;
        return this with { Properties = properties };
    }
}
