using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "Put Blob", "Get Blob", "Set Blob Metadata", "Set Blob Properties", "Delete Blob".</summary>
[Collection(BlobCollection.Name)]
public sealed class UploadTests(BlobAccounts accounts)
{
    private static readonly BlobUploadOptions Described = new()
    {
        HttpHeaders = new BlobHttpHeaders
        {
            ContentType = "application/pdf",
            ContentLanguage = "en-US",
            ContentEncoding = "identity",
            ContentDisposition = "attachment",
            CacheControl = "no-store",
        },
        Metadata = new Dictionary<string, string> { ["Account"] = "A-1" },
    };

    [Theory, EveryServer]
    public async Task What_is_uploaded_is_downloaded_with_its_headers_and_metadata(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("2026/03/Bill #1?+%20 ü.pdf");
        var written = (await blob.UploadAsync(BinaryData.FromString("content"), Described)).Value;
        var read = (await blob.DownloadContentAsync()).Value;
        Assert.Equal("content", read.Content.ToString());
        Assert.Equal(
            ("application/pdf", "en-US", "identity", "attachment", "no-store"),
            (read.Details.ContentType, read.Details.ContentLanguage, read.Details.ContentEncoding, read.Details.ContentDisposition, read.Details.CacheControl));
        Assert.Equal("A-1", read.Details.Metadata["account"]);
        Assert.Equal(written.ETag, read.Details.ETag);
    }

    [Theory, EveryServer]
    public async Task Properties_say_what_the_download_would(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("content"), Described);
        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((7, "application/pdf", BlobType.Block), (properties.ContentLength, properties.ContentType, properties.BlobType));
        Assert.Equal(("A-1", LeaseState.Available), (properties.Metadata["Account"], properties.LeaseState));
        Assert.Equal(properties.LastModified, properties.CreatedOn);
    }

    [Theory, EveryServer]
    public async Task A_blob_that_came_whole_has_a_checksum(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("content"));
#pragma warning disable CA5351 // Content-MD5 is the service's checksum, not a protection.
        Assert.Equal(MD5.HashData("content"u8), (await blob.GetPropertiesAsync()).Value.ContentHash);
#pragma warning restore CA5351
    }

    [Theory, EveryServer]
    public async Task An_upload_takes_the_place_of_what_was_there_with_all_that_was_said_of_it(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        var first = (await blob.UploadAsync(BinaryData.FromString("1"), Described)).Value;
        var second = (await blob.UploadAsync(BinaryData.FromString("22"), overwrite: true)).Value;
        var read = (await blob.DownloadContentAsync()).Value;
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(("22", "application/octet-stream"), (read.Content.ToString(), read.Details.ContentType));
        Assert.Empty(read.Details.Metadata);
    }

    [Theory, EveryServer]
    public async Task An_empty_blob_is_a_blob(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.Empty);
        Assert.Equal(0, (await blob.DownloadContentAsync()).Value.Content.ToMemory().Length);
        using var copy = new MemoryStream();
        await blob.DownloadToAsync(copy);
        Assert.Equal(0, copy.Length);
    }

    [Theory, EveryServer]
    public async Task Metadata_is_replaced_whole_and_leaves_the_content(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        var before = (await blob.UploadAsync(BinaryData.FromString("content"), Described)).Value;
        await blob.SetMetadataAsync(new Dictionary<string, string> { ["letter"] = "L-2" });
        var read = (await blob.DownloadContentAsync()).Value;
        Assert.Equal(("content", "application/pdf"), (read.Content.ToString(), read.Details.ContentType));
        Assert.Equal("letter", Assert.Single(read.Details.Metadata).Key);
        Assert.NotEqual(before.ETag, read.Details.ETag);
    }

    [Theory, EveryServer]
    public async Task Headers_are_replaced_whole_and_leave_the_metadata(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("content"), Described);
        await blob.SetHttpHeadersAsync(new BlobHttpHeaders { ContentType = "text/plain" });
        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal(("text/plain", null), (properties.ContentType, properties.CacheControl));
        Assert.Equal("A-1", properties.Metadata["account"]);
    }

    [Theory, EveryServer]
    public async Task A_deleted_blob_is_gone(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"));
        Assert.True((await blob.ExistsAsync()).Value);
        Assert.True((await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots)).Value);
        Assert.False((await blob.DeleteIfExistsAsync()).Value);
        Assert.False((await blob.ExistsAsync()).Value);
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.DeleteAsync()));
    }

    [Theory, EveryServer]
    public async Task What_is_not_there_is_not_found_under_the_name_of_what_is_missing(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        var nowhere = accounts.Absent(server).GetBlobClient("a");
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.DownloadContentAsync()));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.GetPropertiesAsync()));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.SetMetadataAsync(new Dictionary<string, string>())));
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => nowhere.UploadAsync(BinaryData.FromString("1"))));
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => nowhere.DownloadContentAsync()));
    }
}
