namespace Serverless.LocalDev.ServiceBus;

/// <summary>A message's fields as filters name them.</summary>
internal static class MessageFields
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Label", "Subject", "MessageId", "CorrelationId", "To", "ReplyTo", "ReplyToSessionId", "SessionId", "ContentType", "PartitionKey",
    };

    public static bool IsSystem(string name) => Names.Contains(name);

    public static object? System(BrokeredContent message, string name) => name.ToUpperInvariant() switch
    {
        "LABEL" or "SUBJECT" => message.Subject,
        "MESSAGEID" => message.MessageId,
        "CORRELATIONID" => message.CorrelationId,
        "TO" => message.To,
        "REPLYTO" => message.ReplyTo,
        "REPLYTOSESSIONID" => message.ReplyToSessionId,
        "SESSIONID" => message.SessionId,
        "CONTENTTYPE" => message.ContentType,
        "PARTITIONKEY" => message.PartitionKey,
        _ => null,
    };

    /// <summary>Application properties are found as written, else without regard to case.</summary>
    public static object? Application(BrokeredContent message, string name)
    {
        if (message.Properties.TryGetValue(name, out var value)) return value;
        foreach (var (other, found) in message.Properties)
        {
            if (other.Equals(name, StringComparison.OrdinalIgnoreCase)) return found;
        }
        return null;
    }

    public static BrokeredContent WithSystem(BrokeredContent message, string name, string? value) => name.ToUpperInvariant() switch
    {
        "LABEL" or "SUBJECT" => message with { Subject = value },
        "MESSAGEID" => message with { MessageId = value },
        "CORRELATIONID" => message with { CorrelationId = value },
        "TO" => message with { To = value },
        "REPLYTO" => message with { ReplyTo = value },
        "REPLYTOSESSIONID" => message with { ReplyToSessionId = value },
        "SESSIONID" => message with { SessionId = value },
        "CONTENTTYPE" => message with { ContentType = value },
        _ => throw new NotSupportedException($"SET sys.{name} in a rule action is not supported."),
    };
}
