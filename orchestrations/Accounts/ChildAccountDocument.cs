using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>A unit under a master account: it has no meter and no balance of its own, and shows what part of the bill is its.</summary>
public sealed record ChildAccountDocument : AccountPartitionDocument
{
    public const string TypeName = "childAccount";

    public override string Type => TypeName;

    /// <summary>The unit's key, such as <c>Suite-101</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Where it hangs in the premise's tree.</summary>
    public required string PremiseUnitId { get; init; }

    /// <summary>Ten-thousandths of the master's charges; those of all children make up the whole.</summary>
    public required int ShareOfCharges { get; init; }

    public static string IdFor(string unit) => $"child-{unit}";
}
