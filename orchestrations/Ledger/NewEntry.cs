using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Ledger;

/// <summary>A movement of money that was decided and is not entered yet. The fields are those of <see cref="LedgerEntryDocument"/>.</summary>
public sealed record NewEntry
{
    public required string Id { get; init; }

    public required EntryKind Kind { get; init; }

    public required decimal Amount { get; init; }

    public IReadOnlyList<ItemChange> Items { get; init; } = [];

    public decimal CreditChange { get; init; }

    public decimal DepositChange { get; init; }

    public decimal PaidChange { get; init; }

    public PaymentSource? Payment { get; init; }

    public string? Reverses { get; init; }

    public string? By { get; init; }

    public string? Why { get; init; }

    public DateOnly? PolicyVersion { get; init; }

    /// <summary>The key of the message, request or orchestration that caused it.</summary>
    public required string CauseId { get; init; }
}

/// <summary>The header and the entries to be written in one batch.</summary>
public sealed record Entered(AccountDocument Account, IReadOnlyList<LedgerEntryDocument> Entries)
{
    /// <summary>The account as it is, with nothing entered.</summary>
    public static Entered Nothing(AccountDocument account) => new(account, []);
}
