using System.Text.Json.Serialization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Ledger;

public enum EntryKind
{
    Bill,
    BillCorrection,
    BillCancellation,

    /// <summary>Credit of the account that pays a bill.</summary>
    CreditApplied,

    Payment,

    /// <summary>A payment that the bank took back.</summary>
    PaymentReturned,

    ReturnedItemFee,
    LateCharge,

    /// <summary>A correction by staff.</summary>
    Adjustment,

    /// <summary>Credit paid out to the customer.</summary>
    Refund,

    TransferOut,
    TransferIn,

    /// <summary>Deposit paid back to the customer.</summary>
    DepositReturned,
}

/// <summary>How an entry changes one open item. It repeats the item whole, so that an item that was paid off can be opened again exactly.</summary>
/// <param name="Charged">Dollars added to what the item cost; negative when it is corrected downwards.</param>
/// <param name="Open">Dollars added to what is owed of it; negative when it is paid.</param>
public sealed record ItemChange(string ItemId, Receivable Receivable, ItemKind Kind, DateOnly BilledOn, DateOnly DueOn, decimal Charged, decimal Open);

/// <summary>
/// One movement of money on an account. The header is the sum of its entries: whoever changes what is owed, credited, held or paid writes
/// an entry in the same batch. Its id is derived from what caused it, so nothing is entered twice.
/// </summary>
public sealed record LedgerEntryDocument : AccountPartitionDocument
{
    public const string TypeName = "ledgerEntry";

    public override string Type => TypeName;

    /// <summary>Its place in the account's ledger, from 1 on without a gap.</summary>
    public required int Number { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Dollars moved; never negative. <see cref="Kind"/> tells in which direction.</summary>
    public required decimal Amount { get; init; }

    public IReadOnlyList<ItemChange> Items { get; init; } = [];

    /// <summary>Dollars added to the account's unapplied credit.</summary>
    public decimal CreditChange { get; init; }

    /// <summary>Dollars added to the deposit held.</summary>
    public decimal DepositChange { get; init; }

    /// <summary>Dollars added to what was ever paid.</summary>
    public decimal PaidChange { get; init; }

    /// <summary>Set for a payment, and for its return.</summary>
    public PaymentSource? Payment { get; init; }

    /// <summary>The id of the entry that this one undoes.</summary>
    public string? Reverses { get; init; }

    /// <summary>The sign-in name of the staff member who asked for it; null when an event or a rule did.</summary>
    public string? By { get; init; }

    /// <summary>Why, in words, where a person or a bank gave a reason.</summary>
    public string? Why { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required decimal OwedAfter { get; init; }

    public required decimal CreditAfter { get; init; }

    /// <summary>The effective date of the policy it was decided by; null when none was needed.</summary>
    public DateOnly? PolicyVersion { get; init; }

    /// <summary>How many dollars paid which receivable. The rest of a payment's <see cref="Amount"/> is unapplied credit.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<Receivable, decimal> Allocations
    {
        get
        {
            var paid = Items.Where(item => item.Open < 0).GroupBy(item => item.Receivable).ToDictionary(items => items.Key, items => -items.Sum(item => item.Open));
            if (DepositChange > 0) paid[Receivable.Deposit] = DepositChange;
            return paid;
        }
    }

    public static string PaymentIdFor(string paymentId) => $"payment-{paymentId}";

    /// <summary>The id of a payment that a person placed. The payment in suspense keeps the other id, perhaps in the same partition.</summary>
    public static string PlacedIdFor(string paymentId) => $"payment-{paymentId}~placed";
}
