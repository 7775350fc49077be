namespace Serverless.Orchestrations.Contracts;

/// <summary>A message contract: what its types and required members cannot say is said by its rules.</summary>
public interface IContract
{
    /// <summary>The message type on the bus, such as <c>PaymentReceived.v1</c>.</summary>
    static abstract string Subject { get; }

    /// <summary>The idempotency key the sender chose; equal to the bus message's MessageId.</summary>
    string Key { get; }

    /// <summary>Every rule the message breaks, all at once.</summary>
    IEnumerable<FieldProblem> Problems();
}
