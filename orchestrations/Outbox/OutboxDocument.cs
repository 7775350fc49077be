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

    /// <summary>The type of an entry that is set aside: the sweep does not find it, a person does.</summary>
    public const string SetAsideTypeName = "outboxSetAside";

    /// <summary>How often an entry may be refused for what it is before it is set aside.</summary>
    public const int MostRefusals = 5;

    public override string Type => SetAsideFor is null ? TypeName : SetAsideTypeName;

    /// <summary>Becomes the MessageId: derived from what happened, so that the topic drops a second publication.</summary>
    public required string EventId { get; init; }

    public required string Subject { get; init; }

    /// <summary>The event as it goes out: JSON in the wire's form, money in dollars.</summary>
    public required string Body { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>How often it was refused for what it is, such as its length.</summary>
    public int Refusals { get; init; }

    /// <summary>Why it cannot be published; null while it is still to be.</summary>
    public string? SetAsideFor { get; init; }

    /// <summary>The entry after one more refusal; the last one sets it aside.</summary>
    public OutboxDocument Refused(string why, DateTimeOffset now) => this with
    {
        Refusals = Refusals + 1,
        SetAsideFor = Refusals + 1 >= MostRefusals ? why : null,
        UpdatedAt = now,
    };

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
