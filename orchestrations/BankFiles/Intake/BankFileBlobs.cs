using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A file as its container lists it.</summary>
/// <param name="ETag">Which version of it.</param>
public sealed record BankFileBlob(string Name, long Bytes, string ETag);

/// <summary>
/// The files that banks sent: container <c>bank-files</c>. They hold bank account numbers, so that one app alone may read them, and nobody
/// here writes them.
/// </summary>
public sealed class BankFileBlobs(BlobServiceClient blobs)
{
    public const string Container = "bank-files";

    /// <summary>All files; none when the container does not exist.</summary>
    public async IAsyncEnumerable<BankFileBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var container = blobs.GetBlobContainerClient(Container);
        if (!await container.ExistsAsync(cancellation)) yield break;
        await foreach (var found in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            yield return new(found.Name, found.Properties.ContentLength ?? 0, found.Properties.ETag?.ToString() ?? "");
        }
    }

    /// <summary>The content of this version of the file, read bit by bit; null when it is gone.</summary>
    public async Task<Stream?> OpenAsync(string name, string etag, CancellationToken cancellation = default)
    {
        var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = new ETag(etag) } };
        try
        {
            return await blobs.GetBlobContainerClient(Container).GetBlobClient(name).OpenReadAsync(options, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 412)
        {
            return null;
        }
    }
}
