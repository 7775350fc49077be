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

public enum SuspenseStatus
{
    /// <summary>It waits for a person.</summary>
    Open,

    /// <summary>A person has proposed an account for it, and others may have to approve.</summary>
    Placing,

    /// <summary>It is on an account.</summary>
    Placed,

    /// <summary>The payer's bank took it back.</summary>
    Returned,

    /// <summary>It is the same money as a payment that is posted, and nobody's.</summary>
    Dismissed,
}

/// <param name="By">The supervisor's sign-in name.</param>
public sealed record SuspenseDismissal(string By, string Why, DateTimeOffset At);

/// <summary>A payment that could not be posted. It is stored under the account number it came with, and stays there when a person has placed it.</summary>
public sealed record SuspenseDocument : AccountPartitionDocument
{
    public const string TypeName = "suspense";

    public override string Type => TypeName;

    public required PaymentSource Payment { get; init; }

    public required decimal Amount { get; init; }

    public required SuspenseReason Reason { get; init; }

    public SuspenseStatus Status { get; init; }

    /// <summary>The move that proposed an account for it; null while none did.</summary>
    public string? MoveId { get; init; }

    /// <summary>The account it is on; null unless it is placed.</summary>
    public string? PlacedOn { get; init; }

    /// <summary>Who dismissed it and why; null unless somebody did.</summary>
    public SuspenseDismissal? Dismissal { get; init; }

    /// <summary>Why the payer's bank took it back; null unless it did.</summary>
    public string? ReturnedFor { get; init; }

    /// <summary>With a suspected duplicate: the id of the payment it looks like.</summary>
    public string? TwinOf { get; init; }
}
