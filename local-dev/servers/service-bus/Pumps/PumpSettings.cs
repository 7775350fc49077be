namespace Serverless.LocalDev.ServiceBus;

/// <summary>How a pump takes and hands on.</summary>
internal sealed record PumpSettings
{
    /// <summary>Messages of one call: 1, or the largest batch.</summary>
    public int MessagesPerCall { get; init; } = 1;

    public ReceiveMode Mode { get; init; } = ReceiveMode.PeekLock;

    /// <summary>How long locks renew themselves while a handler runs.</summary>
    public TimeSpan RenewFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a session without messages is held before another may have its place.</summary>
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls under way at a time in one session; above one, their order is not kept.</summary>
    public int CallsPerSession { get; init; } = 1;
}
