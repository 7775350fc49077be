namespace Serverless.Orchestrations.Delinquency;

public enum ChannelState
{
    Healthy,

    /// <summary>An expected file has not come.</summary>
    Late,

    /// <summary>A file came twice.</summary>
    Doubled,

    /// <summary>Amounts or counts are far from what was expected.</summary>
    Implausible,
}

/// <summary>Whether a payment channel works, and when that was found.</summary>
public sealed record ChannelHealth(string Channel, ChannelState State, DateTimeOffset AsOf);
