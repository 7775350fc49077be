using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.LocalDev.Blobs;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Functions;

/// <summary>Docs: "Blob Storage error codes" and "Specifying conditional headers for Blob service operations".</summary>
public sealed class BlobTests : IDisposable
{
    private readonly VirtualClock clock = new(TestHost.Start);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("blobs-");

    public void Dispose()
    {
        clock.Dispose();
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_uploaded_is_downloaded_with_its_headers_and_metadata(bool onDisk)
    {
        using var folder = Open(onDisk, $"roundtrip-{onDisk}.blob.embedded");
        var blob = (await ContainerAsync($"roundtrip-{onDisk}.blob.embedded")).GetBlobClient("2026/03/Bill #1?.pdf");
        await blob.UploadAsync(BinaryData.FromString("content"), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf" },
            Metadata = new Dictionary<string, string> { ["account"] = "A-1" },
        });
        var downloaded = (await blob.DownloadContentAsync()).Value;
        Assert.Equal("2026/03/Bill #1?.pdf", blob.Name);
        Assert.Equal("content", downloaded.Content.ToString());
        Assert.Equal("application/pdf", downloaded.Details.ContentType);
        Assert.Equal("A-1", (await blob.GetPropertiesAsync()).Value.Metadata["account"]);
        Assert.Equal(7, (await blob.GetPropertiesAsync()).Value.ContentLength);
        using var copy = new MemoryStream();
        await blob.DownloadToAsync(copy);
        Assert.Equal(7, copy.Length);
        await using var part = await blob.OpenReadAsync(position: 3);
        Assert.Equal("tent", await new StreamReader(part).ReadToEndAsync());
    }

    [Fact]
    public async Task Errors_carry_the_services_status_and_code()
    {
        using var folder = Open(onDisk: true, "errors.blob.embedded");
        var container = await ContainerAsync("errors.blob.embedded");
        var blob = container.GetBlobClient("a");
        await RefusedAsync(404, "BlobNotFound", () => blob.DownloadContentAsync());
        await RefusedAsync(404, "ContainerNotFound", () => new BlobClient("BlobEndpoint=https://errors.blob.embedded/", "nowhere", "b").UploadAsync(BinaryData.FromString("x")));
        var first = (await blob.UploadAsync(BinaryData.FromString("1"))).Value;
        await RefusedAsync(409, "BlobAlreadyExists", () => blob.UploadAsync(BinaryData.FromString("2")));
        var second = (await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true)).Value;
        Assert.NotEqual(first.ETag, second.ETag);
        await RefusedAsync(412, "ConditionNotMet", () => blob.UploadAsync(
            BinaryData.FromString("3"), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = first.ETag } }));
        await blob.UploadAsync(BinaryData.FromString("3"), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = second.ETag } });
        Assert.True((await blob.DeleteIfExistsAsync()).Value);
        Assert.False((await blob.DeleteIfExistsAsync()).Value);
        Assert.False((await blob.ExistsAsync()).Value);
    }

    [Fact]
    public async Task Any_name_has_a_file_of_its_own_inside_the_directory_and_survives_a_restart()
    {
        string[] names = ["a", "a/b", "A", "...", "etc..passwd", "a.blob/x", new string('x', 700), "ünï/çode", "%2e%2e/c", "CON"];
        using (Open(onDisk: true, "names.blob.embedded"))
        {
            var container = await ContainerAsync("names.blob.embedded");
            foreach (var name in names) await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));
        }
        using var reopened = Open(onDisk: true, "names.blob.embedded");
        var found = new BlobServiceClient("BlobEndpoint=https://names.blob.embedded/;AccountKey=none").GetBlobContainerClient("bills");
        foreach (var name in names) Assert.Equal(name, (await found.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString());
        Assert.Throws<NotSupportedException>(() => found.GetBlobClient("../../etc/passwd"));
        Assert.Equal(names.Length, Directory.EnumerateFiles(directory.FullName, "*.blob", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_listing_is_in_order_of_name_below_its_prefix_and_comes_in_pages()
    {
        using var folder = Open(onDisk: false, "listing.blob.embedded");
        var container = await ContainerAsync("listing.blob.embedded");
        foreach (var name in new[] { "b/2", "a", "b/1", "b/3", "c" }) await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));
        var pages = new List<string>();
        await foreach (var page in container.GetBlobsAsync(prefix: "b/").AsPages(pageSizeHint: 2)) pages.Add(string.Join(' ', page.Values.Select(item => item.Name)));
        Assert.Equal(["b/1 b/2", "b/3"], pages);
    }

    private BlobFolder Open(bool onDisk, string host) => BlobFolder.Open(host, onDisk ? directory.FullName : null, clock);

    private static async Task<BlobContainerClient> ContainerAsync(string host)
    {
        var container = new BlobServiceClient($"BlobEndpoint=https://{host}/").GetBlobContainerClient("bills");
        await container.CreateIfNotExistsAsync();
        Assert.Null(await container.CreateIfNotExistsAsync());
        return container;
    }

    private static async Task RefusedAsync(int status, string code, Func<Task> operation)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(operation);
        Assert.Equal((status, code), (refused.Status, refused.ErrorCode));
    }
}
