using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "Put Block", "Put Block List", "Get Block List".</summary>
[Collection(BlobCollection.Name)]
public sealed class BlockTests(BlobAccounts accounts)
{
    [Theory, EveryServer]
    public async Task A_blob_is_its_blocks_in_the_order_of_their_list(ServerKind server)
    {
        var blob = await StagedAsync(server, "1", "2", "3");
        await blob.CommitBlockListAsync([Id("3"), Id("1")], new CommitBlockListOptions { HttpHeaders = new() { ContentType = "text/plain" } });
        var read = (await blob.DownloadContentAsync()).Value;
        Assert.Equal(("block 3block 1", "text/plain"), (read.Content.ToString(), read.Details.ContentType));
    }

    [Theory, EveryServer]
    public async Task Blocks_are_no_blob_before_they_are_committed(ServerKind server)
    {
        var blob = await StagedAsync(server, "1", "2");
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.DownloadContentAsync()));
        var blocks = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        Assert.Empty(blocks.CommittedBlocks);
        Assert.Equal([(Id("1"), 7L), (Id("2"), 7L)], blocks.UncommittedBlocks.Select(block => (block.Name, block.SizeLong)));
    }

    [Theory, EveryServer]
    public async Task Blocks_of_the_blob_can_be_used_again_beside_new_ones(ServerKind server)
    {
        var blob = await StagedAsync(server, "1", "2");
        await blob.CommitBlockListAsync([Id("1"), Id("2")]);
        await blob.StageBlockAsync(Id("3"), Content("3"));
        await blob.CommitBlockListAsync([Id("2"), Id("3")]);
        Assert.Equal("block 2block 3", (await blob.DownloadContentAsync()).Value.Content.ToString());
        var blocks = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        Assert.Equal([Id("2"), Id("3")], blocks.CommittedBlocks.Select(block => block.Name));
        Assert.Empty(blocks.UncommittedBlocks);
    }

    [Theory, EveryServer]
    public async Task A_list_with_a_block_nobody_uploaded_is_refused(ServerKind server)
    {
        var blob = await StagedAsync(server, "1");
        Assert.Equal((400, "InvalidBlockList"), await Refusal.OfAsync(() => blob.CommitBlockListAsync([Id("1"), Id("9")])));
    }

    [Theory, EveryServer]
    public async Task A_block_id_of_another_length_is_refused(ServerKind server)
    {
        var blob = await StagedAsync(server, "1");
        Assert.Equal((400, "InvalidBlobOrBlock"), await Refusal.OfAsync(() => blob.StageBlockAsync(Id("1000000"), Content("x"))));
    }

    [Theory, EveryServer]
    public async Task A_block_that_does_not_match_its_checksum_is_refused(ServerKind server)
    {
        var blob = await StagedAsync(server);
        var wrong = new BlockBlobStageBlockOptions
        {
            TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5, PrecalculatedChecksum = new byte[16] },
        };
        Assert.Equal((400, "Md5Mismatch"), await Refusal.OfAsync(() => blob.StageBlockAsync(Id("1"), Content("1"), wrong)));
    }

    [Theory, EveryServer]
    public async Task A_list_for_another_version_is_refused(ServerKind server)
    {
        var blob = await StagedAsync(server, "1");
        await blob.CommitBlockListAsync([Id("1")]);
        await blob.StageBlockAsync(Id("2"), Content("2"));
        var create = new CommitBlockListOptions { Conditions = new() { IfNoneMatch = ETag.All } };
        Assert.Equal((409, "BlobAlreadyExists"), await Refusal.OfAsync(() => blob.CommitBlockListAsync([Id("2")], create)));
    }

    [Theory, EveryServer]
    public async Task A_blob_written_as_a_stream_is_there_when_the_stream_is_closed(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlockBlobClient("stream");
        await using (var stream = await blob.OpenWriteAsync(overwrite: true, new BlockBlobOpenWriteOptions { BufferSize = 10 }))
        {
            await stream.WriteAsync("a content longer than one buffer"u8.ToArray());
        }
        Assert.Equal("a content longer than one buffer", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    private async Task<BlockBlobClient> StagedAsync(ServerKind server, params string[] blocks)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlockBlobClient("a");
        foreach (var block in blocks) await blob.StageBlockAsync(Id(block), Content(block));
        return blob;
    }

    private static string Id(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    private static MemoryStream Content(string name) => new(Encoding.UTF8.GetBytes($"block {name}"));
}
