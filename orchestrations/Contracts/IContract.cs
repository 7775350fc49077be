namespace Serverless.Orchestrations.Contracts;

/// <summary>A message contract.</summary>
public interface IContract : IEntry
{
    /// <summary>The message type on the bus, such as <c>PaymentReceived.v1</c>.</summary>
    static abstract string Subject { get; }

    /// <summary>The idempotency key the sender chose; equal to the bus message's MessageId.</summary>
    string Key { get; }

    /// <summary>Whose word the message is, where it says so: a payment's channel, an outage report's source. A sender speaks only as its record lets it.</summary>
    string? SpeaksAs => null;
}
