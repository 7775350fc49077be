using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Keys;

/// <summary>
/// Records that a key is used, and for what (container keys, partition /key). It is written once and never changed or deleted, so that a
/// key is recognised however late it comes again.
/// </summary>
public sealed record KeyClaimDocument : Document
{
    public const string TypeName = "keyClaim";

    public override string Type => TypeName;

    public required KeyKind Kind { get; init; }

    public required string Key { get; init; }

    public required string ClaimedFor { get; init; }

    public required IReadOnlyDictionary<string, string> Fingerprint { get; init; }

    public static string IdFor(KeyKind kind) => $"claim-{kind}";
}
