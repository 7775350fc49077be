using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.MoneyMoves;

public enum MoveStatus
{
    /// <summary>In work, or waiting for an approval.</summary>
    Asked,

    Done,
    Refused,
}

/// <summary>A movement of money that staff asked for, beside its case. What it moved is in the ledger.</summary>
public sealed record MoveDocument : AccountPartitionDocument
{
    public const string TypeName = "moneyMove";

    public override string Type => TypeName;

    public required AskedMove Asked { get; init; }

    public required MoveStatus Status { get; init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public MoveRefusal? Refusal { get; init; }

    public static string IdFor(string moveId) => $"move-{moveId}";
}
