using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>
/// What a function with one message finds in its BindingContext, and in parameters of these names (docs: Service Bus trigger,
/// "Message metadata"). Text travels as text and all else as JSON, since the worker reads no other numbers; what a message
/// does not have is left out.
/// </summary>
internal static class MessageMetadata
{
    public static IEnumerable<KeyValuePair<string, TypedData>> Of(Delivery message, SessionLock? session)
    {
        foreach (var (name, read) in Texts)
        {
            if (read(message) is { } text) yield return new(name, new TypedData { String = text });
        }
        foreach (var (name, write) in Values) yield return Json(name, MetadataJson.Of(message, write));
        yield return Actions;
        if (session is not null) yield return OfSession(session);
    }

    /// <summary>Fields that are text, in the order they are sent.</summary>
    public static IReadOnlyList<(string Name, Func<Delivery, string?> Read)> Texts { get; } =
    [
        ("MessageId", message => message.Content.MessageId),
        ("LockToken", message => message.LockToken.ToString()),
        ("Subject", message => message.Content.Subject),
        ("CorrelationId", message => message.Content.CorrelationId),
        ("SessionId", message => message.Content.SessionId),
        ("ContentType", message => message.Content.ContentType),
        ("To", message => message.Content.To),
        ("ReplyTo", message => message.Content.ReplyTo),
        ("ReplyToSessionId", message => message.Content.ReplyToSessionId),
        ("PartitionKey", message => message.Content.PartitionKey),
        ("TransactionPartitionKey", message => message.Content.TransactionPartitionKey),
        ("DeadLetterSource", message => message.Content.DeadLetterSource),
    ];

    /// <summary>Fields that are numbers, times or maps.</summary>
    public static IReadOnlyList<(string Name, MetadataWriter Write)> Values { get; } =
    [
        ("DeliveryCount", (writer, message) => writer.WriteNumberValue(message.DeliveryCount)),
        ("SequenceNumber", (writer, message) => writer.WriteNumberValue(message.SequenceNumber)),
        ("EnqueuedTimeUtc", (writer, message) => writer.WriteStringValue(message.EnqueuedTime.UtcDateTime)),
        ("ExpiresAtUtc", (writer, message) => writer.WriteStringValue(ExpiresAt(message))),
        ("ApplicationProperties", (writer, message) => MetadataJson.Write(writer, message.Content.Properties)),
    ];

    // The real host sends its own object as JSON, which is empty.
    public static KeyValuePair<string, TypedData> Actions { get; } = Json("MessageActions", "{}");

    /// <summary>By which the worker's session actions know until when they hold the session.</summary>
    public static KeyValuePair<string, TypedData> OfSession(SessionLock session) =>
        Json("SessionActions", MetadataJson.Of(session, static (writer, held) =>
        {
            writer.WriteStartObject();
            writer.WriteString("SessionLockedUntil", held.LockedUntilTime);
            writer.WriteEndObject();
        }));

    private static DateTime ExpiresAt(Delivery message)
    {
        var enqueued = message.EnqueuedTime.UtcDateTime;
        var life = message.Content.TimeToLive;
        return life >= DateTime.MaxValue - enqueued ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : enqueued + life;
    }

    private static KeyValuePair<string, TypedData> Json(string name, string json) => new(name, new TypedData { Json = json });
}
