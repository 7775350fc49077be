using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Letters;

/// <summary>
/// Hands letters over as files: container <c>print-and-mail</c>, one folder per day, two files per letter. <c>PIECE.txt</c> is the letter
/// and <c>PIECE.manifest.json</c> describes it. The manifest is written last, and the house takes only letters that have one.
/// </summary>
public sealed class PrintAndMailDrop(BlobServiceClient blobs) : IPrintAndMail
{
    public const string Container = "print-and-mail";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<HandingOver> HandOverAsync(MailPiece piece, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(piece.Recipient)) return HandingOver.Refused("it names nobody it could be sent to");
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var name = string.Create(CultureInfo.InvariantCulture, $"{piece.Date:yyyy-MM-dd}/{StoredName.Of(piece.PieceId)}");
        var (file, manifest) = ($"{name}.txt", $"{name}.manifest.json");
        await WriteAsync(file, "text/plain; charset=utf-8", piece.Content);
        await WriteAsync(manifest, "application/json", BinaryData.FromObjectAsJson(ManifestEntry.For(piece, file), Json));
        return HandingOver.Taken(manifest);

        Task WriteAsync(string blob, string type, BinaryData content) =>
            container.GetBlobClient(blob).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = type } }, cancellation);
    }
}

/// <summary>A manifest's description of its letter, as JSON.</summary>
/// <param name="File">The letter's blob.</param>
/// <param name="Bytes">The length of the file.</param>
public sealed record ManifestEntry(
    string PieceId, string File, string Sha256, long Bytes, string Recipient, string? AddressKey, string AccountId, string Template, int TemplateVersion)
{
    public static ManifestEntry For(MailPiece piece, string file) => new(
        piece.PieceId, file, piece.Sha256, piece.Content.ToMemory().Length, piece.Recipient, piece.AddressKey, piece.AccountId, piece.Template, piece.TemplateVersion);
}
