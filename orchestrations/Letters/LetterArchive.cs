using Azure.Storage.Blobs;

namespace Serverless.Orchestrations.Letters;

/// <summary>Letters as they went out: container <c>letters</c>, one blob a letter, under the account's number.</summary>
public sealed class LetterArchive(BlobServiceClient blobs)
{
    public const string Container = "letters";

    /// <summary>Keeping the same letter twice leaves one.</summary>
    public async Task KeepAsync(string accountId, string name, string text, CancellationToken cancellation = default)
    {
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await container.GetBlobClient($"{accountId}/{name}.txt").UploadAsync(BinaryData.FromString(text), overwrite: true, cancellation);
    }
}
