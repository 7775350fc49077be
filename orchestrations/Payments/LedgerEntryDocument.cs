using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// One payment on an account's ledger. Its id is derived from the payment's id. A suspended payment has the same id in the same
/// partition, so a payment is recorded only once there. Across partitions, the claim on its key ensures that.
/// </summary>
public sealed record LedgerEntryDocument : AccountPartitionDocument
{
    public const string TypeName = "ledgerEntry";

    public override string Type => TypeName;

    public required string PaymentId { get; init; }

    public required PaymentChannel Channel { get; init; }

    public required string ExternalId { get; init; }

    /// <inheritdoc cref="PaymentReceived.SentBy"/>
    public string? SentBy { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>How many dollars paid which receivable. The rest of <see cref="Amount"/> is unapplied credit.</summary>
    public required IReadOnlyDictionary<Receivable, decimal> Allocations { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required decimal OwedAfter { get; init; }

    /// <summary>The effective date of the posting order used.</summary>
    public required DateOnly PolicyVersion { get; init; }

    public static string IdFor(string paymentId) => $"payment-{paymentId}";
}
