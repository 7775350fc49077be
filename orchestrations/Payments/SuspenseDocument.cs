using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

public enum SuspenseReason
{
    UnknownAccount,
    ClosedAccount,
    PendingAccount,

    /// <summary>Another payment has the same channel, receipt number, amount and day.</summary>
    SuspectedDuplicate,
}

/// <summary>A payment that could not be posted. It is stored under the account number it came with, until a person places it.</summary>
public sealed record SuspenseDocument : AccountPartitionDocument
{
    public const string TypeName = "suspense";

    public override string Type => TypeName;

    public required PaymentSource Payment { get; init; }

    public required decimal Amount { get; init; }

    public required SuspenseReason Reason { get; init; }

    /// <summary>Why the payer's bank took it back; null unless it did.</summary>
    public string? ReturnedFor { get; init; }

    /// <summary>With a suspected duplicate: the id of the payment it looks like.</summary>
    public string? TwinOf { get; init; }
}
