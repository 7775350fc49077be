using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "Specifying the range header for Blob service operations".</summary>
[Collection(BlobCollection.Name)]
public sealed class RangeTests(BlobAccounts accounts)
{
    [Theory, EveryServer]
    public async Task A_range_is_answered_with_its_place_in_the_whole(ServerKind server)
    {
        var read = (await (await LettersAsync(server)).DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(2, 3) })).Value;
        Assert.Equal("cde", read.Content.ToString());
        Assert.Equal("bytes 2-4/10", read.Details.ContentRange);
        Assert.Equal(3, read.Details.ContentLength);
    }

    [Theory, EveryServer]
    public async Task A_range_past_the_end_stops_at_the_end(ServerKind server)
    {
        var blob = await LettersAsync(server);
        Assert.Equal("ij", (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(8) })).Value.Content.ToString());
        Assert.Equal("ij", (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(8, 100) })).Value.Content.ToString());
    }

    [Theory, EveryServer]
    public async Task A_range_behind_the_end_is_refused(ServerKind server)
    {
        var blob = await LettersAsync(server);
        Assert.Equal((416, "InvalidRange"), await Refusal.OfAsync(() => blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(20) })));
    }

    [Theory, EveryServer]
    public async Task A_range_carries_a_checksum_of_its_own_on_request(ServerKind server)
    {
        var options = new BlobDownloadOptions
        {
            Range = new HttpRange(2, 3),
            TransferValidation = new DownloadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
        };
        Assert.Equal("cde", (await (await LettersAsync(server)).DownloadContentAsync(options)).Value.Content.ToString());
    }

    [Theory, EveryServer]
    public async Task A_stream_reads_in_ranges_from_where_it_is_told(ServerKind server)
    {
        var blob = await LettersAsync(server);
        await using var stream = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Position = 3, BufferSize = 4 });
        using var reader = new StreamReader(stream);
        Assert.Equal("defghij", await reader.ReadToEndAsync());
    }

    [Theory, EveryServer]
    public async Task A_large_blob_goes_up_and_comes_down_in_parts(ServerKind server)
    {
        var content = new byte[300_000];
        for (var at = 0; at < content.Length; at++) content[at] = (byte)(at * 31 / 7);
        var parts = new StorageTransferOptions { InitialTransferSize = 64_000, MaximumTransferSize = 64_000, MaximumConcurrency = 2 };
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("large");
        await blob.UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions { TransferOptions = parts });
        using var copy = new MemoryStream();
        await blob.DownloadToAsync(copy, new BlobDownloadToOptions { TransferOptions = parts });
        Assert.Equal(content, copy.ToArray());
    }

    private async Task<BlobClient> LettersAsync(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("letters");
        await blob.UploadAsync(BinaryData.FromString("abcdefghij"));
        return blob;
    }
}
