using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>What the local server acknowledged is in its directory, and nothing else is.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("blobs-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Any_name_has_a_file_of_its_own_inside_the_directory()
    {
        string[] names = ["a", "a/b", "A", "...", "etc..passwd", "a.blob/x", new string('x', 700), "ünï/çode", "%2e%2e/c", "CON", ".container"];
        await FilledAsync(names);
        await using var again = new LocalServer(directory.FullName);
        var container = again.NewClient().GetBlobContainerClient("bills");
        foreach (var name in names) Assert.Equal(name, (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(names.Length, Directory.EnumerateFiles(directory.FullName, "*.blob", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_blob_and_its_container_keep_what_was_said_of_them()
    {
        BlobProperties before;
        await using (var server = new LocalServer(directory.FullName))
        {
            var container = server.NewClient().GetBlobContainerClient("bills");
            await container.CreateAsync(metadata: new Dictionary<string, string> { ["owner"] = "billing" });
            var blob = container.GetBlobClient("a");
            await blob.UploadAsync(BinaryData.FromString("1"), new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = "text/plain" },
                Metadata = new Dictionary<string, string> { ["account"] = "A-1" },
            });
            before = await blob.GetPropertiesAsync();
        }
        await using var again = new LocalServer(directory.FullName);
        var found = again.NewClient().GetBlobContainerClient("bills");
        var after = (await found.GetBlobClient("a").GetPropertiesAsync()).Value;
        Assert.Equal((before.ETag, before.LastModified, "text/plain", "A-1"), (after.ETag, after.LastModified, after.ContentType, after.Metadata["account"]));
        Assert.Equal("billing", (await found.GetPropertiesAsync()).Value.Metadata["owner"]);
    }

    [Fact]
    public async Task Blocks_not_yet_committed_are_there_after_a_restart()
    {
        var id = Convert.ToBase64String("block-1"u8);
        await using (var server = new LocalServer(directory.FullName))
        {
            var container = server.NewClient().GetBlobContainerClient("bills");
            await container.CreateAsync();
            await container.GetBlockBlobClient("a").StageBlockAsync(id, BinaryData.FromString("content").ToStream());
        }
        await using var again = new LocalServer(directory.FullName);
        var blob = again.NewClient().GetBlobContainerClient("bills").GetBlockBlobClient("a");
        await blob.CommitBlockListAsync([id]);
        Assert.Equal("content", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task What_was_still_coming_in_when_the_process_was_killed_is_dropped()
    {
        await FilledAsync("a");
        var unplaced = Path.Combine(directory.FullName, ".incoming", "7.blob");
        await File.WriteAllTextAsync(unplaced, "half a bl");
        await using var again = new LocalServer(directory.FullName);
        Assert.Equal(["a"], await again.NewClient().GetBlobContainerClient("bills").GetBlobsAsync().Select(item => item.Name).ToListAsync());
        Assert.False(File.Exists(unplaced));
    }

    [Fact]
    public async Task Blobs_of_a_container_whose_deletion_was_cut_short_do_not_come_back()
    {
        await FilledAsync("a");
        File.Delete(Path.Combine(directory.FullName, "bills", ".container"));
        await using (var again = new LocalServer(directory.FullName))
        {
            var container = again.NewClient().GetBlobContainerClient("bills");
            Assert.False((await container.ExistsAsync()).Value);
            await container.CreateAsync();
        }
        await using var last = new LocalServer(directory.FullName);
        Assert.Empty(await last.NewClient().GetBlobContainerClient("bills").GetBlobsAsync().ToListAsync());
    }

    private async Task FilledAsync(params string[] names)
    {
        await using var server = new LocalServer(directory.FullName);
        var container = server.NewClient().GetBlobContainerClient("bills");
        await container.CreateAsync();
        foreach (var name in names) await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));
    }
}
