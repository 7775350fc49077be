using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Keys;

/// <summary>A key that was used before for something else. This is the sender's mistake, and only the sender can say which of the two is meant.</summary>
/// <param name="Differing">The names of the fields that differ.</param>
public sealed record KeyConflict(KeyKind Kind, IReadOnlyList<string> Differing)
{
    /// <summary>Names the fields, never their values.</summary>
    public override string ToString() => $"{KeyClaim.FieldOf(Kind)}: was used before for something else, which differs in {string.Join(", ", Differing)}";
}

/// <summary>The result of something sent under a key.</summary>
/// <param name="Value">Null when nothing was found or done.</param>
/// <param name="Conflict">Set when the key was used before for something else; then nothing was done.</param>
public readonly record struct Claimed<T>(T? Value, KeyConflict? Conflict = null) where T : class
{
    /// <summary>Set when a limit was reached; then nothing was done, and the key stays free.</summary>
    public LimitReached? Limit { get; init; }
}
