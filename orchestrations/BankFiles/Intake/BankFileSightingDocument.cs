using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A blob that was looked at, so that its content need not be read again to know that it is known.</summary>
public sealed record BankFileSightingDocument : AccountPartitionDocument
{
    public const string Partition = "bank-file-names";

    public override string Type => "bankFileSighting";

    public required string FileId { get; init; }

    /// <param name="etag">The blob's version.</param>
    public static string IdFor(string name, string etag) => StoredName.HashOf($"{name}/{etag}");
}
