using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Letters;

public enum LetterStatus
{
    /// <summary>Stored, and not handed over yet.</summary>
    Kept,

    /// <summary>The mail house has it; its manifest is the proof.</summary>
    HandedOver,

    /// <summary>The mail house does not send it, so a person must.</summary>
    Refused,
}

/// <summary>A letter to a customer: its template, the hash of its bytes, and the proof that it was handed over.</summary>
public sealed record LetterDocument : AccountPartitionDocument
{
    public const string TypeName = "letter";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    /// <summary>Names the letter within its case.</summary>
    public required string Name { get; init; }

    public required string Template { get; init; }

    public required int TemplateVersion { get; init; }

    /// <summary>SHA-256 of the bytes in <see cref="BlobName"/>, as lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The letter's blob in container <c>letters</c>.</summary>
    public required string BlobName { get; init; }

    public required LetterStatus Status { get; init; }

    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>The mail house's manifest that lists the letter; null until it is handed over.</summary>
    public string? Manifest { get; init; }

    /// <summary>Why the mail house does not send it; null unless it is refused.</summary>
    public string? Refusal { get; init; }

    public static string IdFor(string requestId, string name) => $"letter-{requestId}-{name}";

    /// <summary>The letter after the mail house's answer.</summary>
    public LetterDocument After(HandingOver answer, DateTimeOffset now) => this with
    {
        Status = answer.Refusal is null ? LetterStatus.HandedOver : LetterStatus.Refused,
        HandedOverAt = answer.Refusal is null ? now : null,
        Manifest = answer.Manifest,
        Refusal = answer.Refusal,
        UpdatedAt = now,
    };
}
