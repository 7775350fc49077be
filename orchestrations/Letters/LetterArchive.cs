using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Orchestrations.Letters;

/// <summary>Stores letters as they were sent: container <c>letters</c>, one blob per letter, under the account's number.</summary>
public sealed class LetterArchive(BlobServiceClient blobs)
{
    public const string Container = "letters";
    private const string TemplateKey = "template";
    private const string VersionKey = "templateVersion";

    /// <summary>Stores a letter unless one of this name exists.</summary>
    /// <returns>The stored letter: always the first one of this name, even if a later one differs.</returns>
    public async Task<RenderedLetter> KeepAsync(string blobName, RenderedLetter letter, CancellationToken cancellation = default)
    {
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var blob = container.GetBlobClient(blobName);
        try
        {
            await blob.UploadAsync(letter.Content, new BlobUploadOptions
            {
                Conditions = new() { IfNoneMatch = ETag.All },
                HttpHeaders = new() { ContentType = "text/plain; charset=utf-8" },
                Metadata = new Dictionary<string, string> { [TemplateKey] = letter.Template, [VersionKey] = letter.TemplateVersion.ToString(CultureInfo.InvariantCulture) },
            }, cancellation);
            return letter;
        }
        catch (RequestFailedException kept) when (kept.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return await ReadAsync(blobName, cancellation);
        }
    }

    public async Task<RenderedLetter> ReadAsync(string blobName, CancellationToken cancellation = default)
    {
        var found = (await blobs.GetBlobContainerClient(Container).GetBlobClient(blobName).DownloadContentAsync(cancellation)).Value;
        return new(found.Details.Metadata[TemplateKey], int.Parse(found.Details.Metadata[VersionKey], CultureInfo.InvariantCulture), found.Content);
    }
}
