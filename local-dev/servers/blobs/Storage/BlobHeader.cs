using System.Globalization;

namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>All that is kept of a blob besides its content; on disk, JSON behind it.</summary>
/// <param name="Sequence">The number of the write that made it, over the whole account.</param>
/// <param name="Md5">Base64; null where the service does not know it, which is after a block list without one.</param>
/// <param name="Blocks">In order; empty for a blob that came whole.</param>
internal sealed record BlobHeader(
    string Name,
    long Sequence,
    DateTimeOffset CreatedOn,
    DateTimeOffset LastModified,
    long Length,
    string? Md5,
    ContentHeaders Content,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<CommittedBlock> Blocks)
{
    public string ETag => Version.ETag(LastModified, Sequence);
}

/// <summary>What is said of a content to whoever downloads it.</summary>
internal sealed record ContentHeaders(string? Type, string? Encoding, string? Language, string? Disposition, string? CacheControl);

/// <param name="Id">Base64, as the client chose it.</param>
internal sealed record CommittedBlock(string Id, long Length);

/// <summary>All that is kept of a container besides its blobs.</summary>
internal sealed record ContainerHeader(long Sequence, DateTimeOffset LastModified, IReadOnlyDictionary<string, string> Metadata)
{
    public string ETag => Version.ETag(LastModified, Sequence);
}

internal static class Version
{
    /// <summary>With its quotes. The time alone would give two writes of one instant the same.</summary>
    public static string ETag(DateTimeOffset lastModified, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"\"0x{lastModified.UtcTicks:X}{sequence:X4}\"");
}
