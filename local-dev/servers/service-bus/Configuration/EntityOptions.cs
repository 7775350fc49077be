namespace Serverless.LocalDev.ServiceBus;

/// <summary>What a queue, topic or subscription is configured with; the defaults are the service's.</summary>
internal sealed record EntityOptions
{
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    public int MaxDeliveryCount { get; init; } = 10;

    public bool DeadLetteringOnMessageExpiration { get; init; }

    public TimeSpan DefaultMessageTimeToLive { get; init; } = TimeSpan.MaxValue;

    public bool RequiresDuplicateDetection { get; init; }

    public TimeSpan DuplicateDetectionHistoryTimeWindow { get; init; } = TimeSpan.FromMinutes(10);

    public bool RequiresSession { get; init; }

    /// <summary>The entity everything that arrives is moved on to.</summary>
    public string? ForwardTo { get; init; }

    public string? ForwardDeadLetteredMessagesTo { get; init; }
}
