using System.Diagnostics;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outbox;

/// <summary>
/// An event to be published, written in the same batch as the change it announces. It is deleted once published. If that delete is lost,
/// the event is published again with the same message id.
/// </summary>
public sealed record OutboxDocument : AccountPartitionDocument
{
    public const string TypeName = "outbox";

    /// <summary>The type of an entry that is set aside. The sweep does not find it; a person must look.</summary>
    public const string SetAsideTypeName = "outboxSetAside";

    /// <summary>How many refusals because of its own content set an entry aside.</summary>
    public const int MostRefusals = 5;

    public override string Type => SetAsideFor is null ? TypeName : SetAsideTypeName;

    /// <summary>Becomes the MessageId. It is derived from what happened, so that the topic drops a second publication.</summary>
    public required string EventId { get; init; }

    public required string Subject { get; init; }

    /// <summary>The event's JSON as it is published, with money in dollars.</summary>
    public required string Body { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>How often it was refused because of its own content, such as its length.</summary>
    public int Refusals { get; init; }

    /// <summary>Why it cannot be published; null unless it is set aside.</summary>
    public string? SetAsideFor { get; init; }

    /// <summary>The entry after one more refusal. The last one allowed sets it aside.</summary>
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
