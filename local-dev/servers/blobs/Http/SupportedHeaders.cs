using System.Collections.Frozen;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>Which of the service's own request headers are understood here: any other would be ignored in silence.</summary>
internal static class SupportedHeaders
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "x-ms-blob-cache-control", "x-ms-blob-content-disposition", "x-ms-blob-content-encoding", "x-ms-blob-content-language",
        "x-ms-blob-content-md5", "x-ms-blob-content-type", "x-ms-blob-type", "x-ms-client-request-id", "x-ms-date",
        "x-ms-range", "x-ms-range-get-content-md5", "x-ms-return-client-request-id", "x-ms-version",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="BlobRefusal">A header, or a value of one, asks for what this server does not have.</exception>
    public static void Check(BlobRequest request)
    {
        if (request.Query("sig") is not null) throw BlobRefusal.NotSupported("shared access signatures");
        foreach (var (name, value) in request.Headers)
        {
            if (!name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase)
                || Names.Contains(name)) continue;
            switch (name.ToLowerInvariant())
            {
                // No blob here ever has a lease or snapshots, so these have a true answer.
                case "x-ms-lease-id" when request.Query("restype") == "container":
                    throw new BlobRefusal(412, "LeaseNotPresentWithContainerOperation", "There is currently no lease on the container.");
                case "x-ms-lease-id":
                    throw new BlobRefusal(412, "LeaseNotPresentWithBlobOperation", "There is currently no lease on the blob.");
                case "x-ms-delete-snapshots" when value == "include":
                    break;
                case "x-ms-blob-public-access":
                    throw new BlobRefusal(409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
                default:
                    throw BlobRefusal.NotSupported($"the header {name}");
            }
        }
    }
}
