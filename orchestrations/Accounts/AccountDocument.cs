using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

public enum AccountStatus
{
    /// <summary>Reserved for a request that is on its way; nothing is delivered or billed yet.</summary>
    Pending,

    Active,

    /// <summary>Final-billed. Money that still comes goes to suspense, for a person to place.</summary>
    Closed,

    /// <summary>The request it was reserved for ended without service.</summary>
    Withdrawn,
}

public enum CustomerClass
{
    Residential,
    Commercial,
}

/// <param name="IdentityToken">The identity service's token of the person or entity; debts and history follow it, not the premise (F.S. 180.135).</param>
public sealed record Customer(string LegalName, string IdentityToken, string? Email, string? Phone);

/// <summary>The account header: one a partition, changed only together with what explains the change.</summary>
public sealed record AccountDocument : AccountPartitionDocument
{
    public const string DocumentId = "account";
    public const string TypeName = "account";

    public override string Type => TypeName;

    public required AccountStatus Status { get; init; }

    public required CustomerClass Class { get; init; }

    public required Customer Customer { get; init; }

    public required string PremiseId { get; init; }

    /// <summary>The request this account was made for; null for accounts that came with the migration.</summary>
    public string? RequestId { get; init; }

    /// <summary>The partner or the person on the staff who filed that request, by name; null like it.</summary>
    public string? FiledBy { get; init; }

    /// <summary>Dollars owed by receivable; what is not named is zero, and none is negative.</summary>
    public required IReadOnlyDictionary<Receivable, decimal> Balances { get; init; }

    /// <summary>Dollars received beyond what was owed; applied to the next bill.</summary>
    public decimal UnappliedCredit { get; init; }

    /// <summary>Everything ever posted as paid, in dollars: the books are checked against it.</summary>
    public decimal TotalPaid { get; init; }

    /// <summary>Dollars of deposit held in cash: the customer's money, owed to them and no part of the balances.</summary>
    public decimal DepositHeld { get; init; }

    public decimal Owed => Balances.Values.Sum();
}
