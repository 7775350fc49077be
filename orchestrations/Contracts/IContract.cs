namespace Serverless.Orchestrations.Contracts;

/// <summary>A message contract.</summary>
public interface IContract : IEntry
{
    /// <summary>The message type on the bus, such as <c>PaymentReceived.v1</c>.</summary>
    static abstract string Subject { get; }

    /// <summary>The idempotency key chosen by the sender. It equals the bus message's MessageId.</summary>
    string Key { get; }

    /// <summary>
    /// On whose behalf the message speaks, where it says so: a payment's channel, an outage report's source. Null otherwise. The sender's
    /// record lists what it may use.
    /// </summary>
    string? SpeaksAs => null;
}
