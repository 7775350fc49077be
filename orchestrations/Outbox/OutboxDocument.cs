using System.Diagnostics;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outbox;

/// <summary>
/// An event that must leave because what it announces was written in the same batch. Deleted once published; published
/// again, under the same message id, when that delete was lost.
/// </summary>
public sealed record OutboxDocument : AccountPartitionDocument
{
    public const string TypeName = "outbox";

    public override string Type => TypeName;

    /// <summary>Becomes the MessageId: derived from what happened, so that the topic drops a second publication.</summary>
    public required string EventId { get; init; }

    public required string Subject { get; init; }

    /// <summary>The event as it goes out: JSON in the wire's form, money in dollars.</summary>
    public required string Body { get; init; }

    public string? TraceParent { get; init; }

    public static OutboxDocument For<T>(string accountId, string eventId, string subject, T body, string causeId, DateTimeOffset now) => new()
    {
        Id = $"outbox-{eventId}",
        AccountId = accountId,
        EventId = eventId,
        Subject = subject,
        Body = JsonSerializer.Serialize(body, ContractJson.Options),
        TraceParent = Activity.Current?.Id,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = causeId,
    };
}
