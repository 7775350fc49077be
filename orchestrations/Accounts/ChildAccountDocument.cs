using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>A unit under a master account. It has no meter and no balance of its own; it shows the unit's share of the bill.</summary>
public sealed record ChildAccountDocument : AccountPartitionDocument
{
    public const string TypeName = "childAccount";

    public override string Type => TypeName;

    /// <summary>The unit's key, such as <c>Suite-101</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit's id in the premise document.</summary>
    public required string PremiseUnitId { get; init; }

    /// <summary>The unit's share of the master's charges, in ten-thousandths. The shares of all children add up to 10,000.</summary>
    public required int ShareOfCharges { get; init; }

    public static string IdFor(string unit) => $"child-{unit}";
}
