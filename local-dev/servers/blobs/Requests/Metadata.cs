using System.Text.RegularExpressions;
using Serverless.LocalDev.Blobs.Http;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>x-ms-meta headers (docs: "Setting and retrieving properties and metadata").</summary>
internal static partial class Metadata
{
    private const string Prefix = "x-ms-meta-";
    private const int Largest = 8 * 1024;

    /// <exception cref="BlobRefusal">400: a name is no C# identifier, or all of it is over 8 KiB.</exception>
    public static IReadOnlyDictionary<string, string> Of(BlobRequest request)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (name.Length == Prefix.Length) throw new BlobRefusal(400, "EmptyMetadataKey", "The key for one of the metadata key-value pairs is empty.");
            if (!Identifier().IsMatch(name[Prefix.Length..])) throw new BlobRefusal(400, "InvalidMetadata", "The specified metadata is invalid. It has characters that are not permitted.");
            metadata[name[Prefix.Length..]] = value;
        }
        if (metadata.Sum(entry => entry.Key.Length + entry.Value.Length) > Largest)
            throw new BlobRefusal(400, "MetadataTooLarge", "The size of the specified metadata exceeds the maximum size permitted.");
        return metadata;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
