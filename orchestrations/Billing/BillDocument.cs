using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Billing;

public enum BillStatus
{
    Issued,
    Corrected,
    Cancelled,
}

/// <summary>A bill as it now stands. Its money is on the ledger; this says what was billed, and which change came last.</summary>
public sealed record BillDocument : AccountPartitionDocument
{
    public const string TypeName = "bill";

    public override string Type => TypeName;

    public required string BillId { get; init; }

    /// <summary>0 as issued; higher after each change.</summary>
    public required int Revision { get; init; }

    public required BillStatus Status { get; init; }

    /// <summary>Dollars billed, by receivable; empty when it is cancelled.</summary>
    public required IReadOnlyDictionary<Receivable, decimal> Lines { get; init; }

    /// <summary>Null when it was cancelled before it was issued.</summary>
    public DateOnly? BilledOn { get; init; }

    /// <summary>The day it was mailed. Without it nobody can say when the bill is delinquent.</summary>
    public DateOnly? MailedOn { get; init; }

    public DateOnly? ServiceFrom { get; init; }

    public DateOnly? ServiceUntil { get; init; }

    /// <summary>The last day, in the city, on which it is paid in time: by the policy, and on a working day.</summary>
    public DateOnly? DueOn { get; init; }

    public bool IsFinal { get; init; }

    /// <summary>Why it was changed or cancelled.</summary>
    public string? Why { get; init; }

    /// <summary>The effective date of the billing policy that gave the due date.</summary>
    public required DateOnly PolicyVersion { get; init; }

    public static string IdFor(string billId) => $"bill-{billId}";

    /// <summary>The open item of one receivable. No id contains the ~ between the parts.</summary>
    public static string ItemIdFor(string billId, Receivable receivable) => $"bill-{billId}~{receivable}";

    /// <summary>Whether an item is of this bill, its late charges among them.</summary>
    public static bool IsItemOf(string billId, string itemId) => itemId.StartsWith($"bill-{billId}~", StringComparison.Ordinal);
}
