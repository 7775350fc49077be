using System.Text.Json.Serialization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.FieldOrders;

public enum FieldOrderStatus
{
    Issued,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>Work for a crew at a premise. Its id contains the account's number, so a result finds its order by id alone.</summary>
public sealed record FieldOrderDocument : AccountPartitionDocument
{
    public const string TypeName = "fieldOrder";

    public override string Type => TypeName;

    public required FieldOrderKind Kind { get; init; }

    public required string PremiseId { get; init; }

    public required IReadOnlyList<UtilityService> Services { get; init; }

    /// <summary>The key of a new connection's meter; null for work that is not about one meter.</summary>
    public string? MeterPoint { get; init; }

    public required DateOnly ScheduledFor { get; init; }

    public required FieldOrderStatus Status { get; init; }

    /// <summary>The orchestration that waits for the result.</summary>
    public required string InstanceId { get; init; }

    public FieldResult? Result { get; init; }

    /// <summary>Whether a crew did the work although the order was cancelled.</summary>
    [JsonIgnore]
    public bool IsDoneTooLate => this is { Status: FieldOrderStatus.Cancelled, Result.Outcome: FieldOutcome.Completed };

    /// <summary>The order as it is sent to the work management system.</summary>
    public WorkOrder ToWorkOrder() => new(Id, Kind, PremiseId, Services, ScheduledFor, MeterPoint);

    /// <summary>The form of an order's id: <c>fo-ACCOUNT-SUFFIX</c>.</summary>
    public static string IdFor(string accountId, string suffix) => $"fo-{accountId}-{suffix}";

    /// <summary>The account number in a field order's id; null when the id is not one of ours.</summary>
    public static string? AccountOf(string orderId) =>
        orderId.Split('-') is ["fo", var account, _, ..] && AccountNumber.IsValid(account) ? account : null;
}
