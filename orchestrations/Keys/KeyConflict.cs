using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Keys;

/// <summary>A key that was used before for something else. A sender's mistake, and only the sender can say which of the two is meant.</summary>
/// <param name="Differing">The fields in which the two differ.</param>
public sealed record KeyConflict(KeyKind Kind, IReadOnlyList<string> Differing)
{
    /// <summary>Names fields, never what is in them.</summary>
    public override string ToString() => $"{KeyClaim.FieldOf(Kind)}: was used before for something else, which differs in {string.Join(", ", Differing)}";
}

/// <summary>What came of something sent under a key.</summary>
/// <param name="Value">Null where nothing was found or done.</param>
/// <param name="Conflict">Not null when the key was used for something else: then nothing was done.</param>
public readonly record struct Claimed<T>(T? Value, KeyConflict? Conflict = null) where T : class
{
    /// <summary>Not null when there are as many as may be: then nothing was done, and the key stays free.</summary>
    public LimitReached? Limit { get; init; }
}
