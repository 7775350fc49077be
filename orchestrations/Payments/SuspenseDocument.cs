using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Payments;

public enum SuspenseReason
{
    UnknownAccount,
    ClosedAccount,
    PendingAccount,
}

/// <summary>A payment that could not be posted. It is stored under the account number it came with, until a person places it.</summary>
public sealed record SuspenseDocument : AccountPartitionDocument
{
    public const string TypeName = "suspense";

    public override string Type => TypeName;

    public required string PaymentId { get; init; }

    public required PaymentChannel Channel { get; init; }

    public required string ExternalId { get; init; }

    /// <inheritdoc cref="PaymentReceived.SentBy"/>
    public string? SentBy { get; init; }

    public required decimal Amount { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required SuspenseReason Reason { get; init; }
}
