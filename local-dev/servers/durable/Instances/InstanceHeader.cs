namespace Serverless.LocalDev.Durable;

/// <summary>What never changes about an instance.</summary>
internal sealed record InstanceHeader(long Key, string Id, string Name, DateTimeOffset CreatedAt)
{
    public ParentLink? Parent { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>A generated id cannot be taken yet; a given one may belong to an instance that has ended.</summary>
    public bool IdIsGiven { get; init; }
}

/// <summary>Which task of which run of which orchestration waits for this one.</summary>
internal sealed record ParentLink(long Key, string Id, int TaskId, int Run);
