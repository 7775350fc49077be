namespace Serverless.Orchestrations.BankFiles;

/// <summary>What became of an item.</summary>
public enum LineOutcome
{
    /// <summary>It is on an account's ledger.</summary>
    Posted,

    /// <summary>It is in suspense until a person places it.</summary>
    Suspended,

    /// <summary>It was recorded before, by the same file.</summary>
    RecordedBefore,

    /// <summary>The payment was taken back.</summary>
    Reversed,

    /// <summary>The customer's bank data were put right.</summary>
    Corrected,

    /// <summary>Nothing is to be done about it here.</summary>
    Noted,

    /// <summary>A person must look.</summary>
    ForPerson,

    /// <summary>It could not be recorded under its id, and a person must look.</summary>
    Refused,
}

/// <summary>One line of the report: an item, or the part of it that went to one account. Amounts in dollars.</summary>
/// <param name="What">How the bank calls the item, such as box, batch and number.</param>
/// <param name="Reference">What the file says whom it is for; null when it says nothing.</param>
/// <param name="AccountId">Where it went; null when it went nowhere yet.</param>
/// <param name="PaymentId">The payment it is; null when that is not known.</param>
/// <param name="Why">Why it was not posted, or what a person must look at.</param>
public sealed record ReportLine(
    int Line, int Batch, string What, decimal Amount, string? Reference, string? AccountId, string? PaymentId, LineOutcome Outcome, string? Why = null);
