using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <param name="Expected">Dollars of the session's payments, posted and suspended.</param>
/// <param name="Counted">Dollars that were there.</param>
public sealed record SlipLine(PaymentTender Tender, decimal Expected, decimal Counted)
{
    /// <summary>More than 0 when there was too much, less when money was missing.</summary>
    [JsonIgnore]
    public decimal OverShort => Counted - Expected;
}

/// <param name="By">The supervisor's sign-in name.</param>
public sealed record SlipSignOff(string By, string Why, DateTimeOffset At);

/// <summary>A cashier's drawer, counted, with what goes to the bank. It has a partition of its own, since its payments are on many accounts.</summary>
public sealed record DepositSlipDocument : AccountPartitionDocument
{
    public const string TypeName = "depositSlip";
    public const string DocumentId = "deposit-slip";

    public override string Type => TypeName;

    public required string DrawerId { get; init; }

    public required IReadOnlyList<SlipLine> Lines { get; init; }

    /// <summary>The payments it was counted against. One that comes later is late, and is on no slip's lines.</summary>
    public required IReadOnlyList<string> PaymentIds { get; init; }

    public required string ClosedBy { get; init; }

    public string? Note { get; init; }

    /// <summary>Who accepted the difference and why; null while nobody has.</summary>
    public SlipSignOff? SignOff { get; init; }

    [JsonIgnore]
    public bool IsBalanced => Lines.All(line => line.OverShort == 0);

    /// <summary>Dollars that are carried to the bank. Cards and transfers settle by themselves.</summary>
    [JsonIgnore]
    public decimal Deposit => Lines.Where(line => line.Tender is PaymentTender.Cash or PaymentTender.Check or PaymentTender.MoneyOrder).Sum(line => line.Counted);

    public static string PartitionOf(string drawerId) => $"drawer-{drawerId}";
}
