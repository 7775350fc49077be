using Azure;
using Azure.Storage.Blobs.Models;

namespace Serverless.LocalDev.Blobs;

/// <summary>Pages of a container's blobs in order of name; the continuation token is the last name given.</summary>
internal sealed class BlobListing(BlobFolder folder, string container, string prefix, bool withMetadata, CancellationToken cancellation)
    : AsyncPageable<BlobItem>(cancellation)
{
    private const int LargestPage = 5000;

    public override async IAsyncEnumerable<Page<BlobItem>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var size = Math.Clamp(pageSizeHint ?? LargestPage, 1, LargestPage);
        var after = continuationToken;
        do
        {
            var page = await folder.RunAsync(200, () => folder.List(container, prefix, after, size + 1), CancellationToken);
            var items = page.Value.Take(size).Select(blob => blob.Item(withMetadata)).ToList();
            after = page.Value.Count > size ? items[^1].Name : null;
            yield return Page<BlobItem>.FromValues(items, after, page.GetRawResponse());
        }
        while (after is not null);
    }
}
