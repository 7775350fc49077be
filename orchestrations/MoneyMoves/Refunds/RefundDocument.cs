using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Credit to be paid out to the customer. Accounts payable sends it.</summary>
public sealed record RefundDocument : AccountPartitionDocument
{
    public const string TypeName = "refund";

    public override string Type => TypeName;

    /// <summary>The move's id.</summary>
    public required string RefundId { get; init; }

    /// <summary>Dollars.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The sign-in name of the person who asked for it.</summary>
    public required string AskedBy { get; init; }

    public static string IdFor(string moveId) => $"refund-document-{moveId}";
}

/// <summary>Event on topic account-events: accounts payable is to pay credit out to the customer. Amounts in dollars.</summary>
public sealed record RefundOrdered(string RefundId, string AccountId, decimal Amount, string PayTo, decimal UnappliedCredit, DateTimeOffset OrderedAt)
{
    public const string Subject = "RefundOrdered.v1";
}
