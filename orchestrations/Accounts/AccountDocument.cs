using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

public enum AccountStatus
{
    /// <summary>Reserved for a request in progress; nothing is delivered or billed yet.</summary>
    Pending,

    Active,

    /// <summary>The final bill has been sent. Money that still comes pays what is owed; when nothing is, it goes to suspense.</summary>
    Closed,

    /// <summary>The request this account was reserved for ended without service.</summary>
    Withdrawn,
}

public enum CustomerClass
{
    Residential,
    Commercial,
}

/// <param name="IdentityToken">
/// The identity service's token for the person or entity. Debts and history follow this token, not the premise (F.S. 180.135).
/// </param>
public sealed record Customer(string LegalName, string IdentityToken, string? Email, string? Phone);

/// <summary>The account header. Each account's partition has one, and it changes only in one batch with the document that explains the change.</summary>
public sealed record AccountDocument : AccountPartitionDocument
{
    public const string DocumentId = "account";
    public const string TypeName = "account";

    public override string Type => TypeName;

    public required AccountStatus Status { get; init; }

    public required CustomerClass Class { get; init; }

    public required Customer Customer { get; init; }

    public required string PremiseId { get; init; }

    /// <summary>The request this account was made for; null for accounts that were migrated.</summary>
    public string? RequestId { get; init; }

    /// <summary>The partner or staff member who filed that request, by name; null for accounts that were migrated.</summary>
    public string? FiledBy { get; init; }

    /// <summary>What is owed, bill by bill; the earliest due comes first. Ledger entries alone change it.</summary>
    public IReadOnlyList<OpenItem> OpenItems { get; init; } = [];

    /// <summary>Dollars of security asked for and not yet given; null when none was asked for. It is no debt that payments of bills reduce.</summary>
    public decimal? DepositOutstanding { get; init; }

    /// <summary>Dollars owed, by receivable. A receivable that is missing owes zero; no amount is negative.</summary>
    public IReadOnlyDictionary<Receivable, decimal> Balances
    {
        get
        {
            var balances = OpenItems.GroupBy(item => item.Receivable).ToDictionary(items => items.Key, items => items.Sum(item => item.Open));
            if (DepositOutstanding is { } outstanding) balances[Receivable.Deposit] = outstanding;
            return balances;
        }
    }

    /// <summary>The earliest due date of what is open; null when nothing is.</summary>
    public DateOnly? OldestDueOn => OpenItems.Count == 0 ? null : OpenItems.Min(item => item.DueOn);

    /// <summary>Dollars received beyond what was owed; applied to the next bill.</summary>
    public decimal UnappliedCredit { get; init; }

    /// <summary>Dollars of all payments ever posted, less those that were reversed. The books are checked against this sum.</summary>
    public decimal TotalPaid { get; init; }

    /// <summary>Dollars of deposit held in cash. This is the customer's money and no part of the balances.</summary>
    public decimal DepositHeld { get; init; }

    /// <summary>The latest due date of what is open; null when nothing is.</summary>
    public DateOnly? NewestDueOn => OpenItems.Count == 0 ? null : OpenItems.Max(item => item.DueOn);

    /// <summary>The last day, in the city, on which neither checks nor drafts are taken, after too many were returned; null when they are.</summary>
    public DateOnly? CashOnlyUntil { get; init; }

    /// <summary>The day, in the city, on which autopay was stopped because the account had closed; null before.</summary>
    public DateOnly? AutopayStoppedOn { get; init; }

    /// <summary>How many entries its ledger has; the next one has the number after it.</summary>
    public int LedgerEntries { get; init; }

    public decimal Owed => OpenItems.Sum(item => item.Open) + (DepositOutstanding ?? 0m);
}
