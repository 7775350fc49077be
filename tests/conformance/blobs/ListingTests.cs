using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "List Blobs", "List Containers".</summary>
[Collection(BlobCollection.Name)]
public sealed class ListingTests(BlobAccounts accounts)
{
    [Theory, EveryServer]
    public async Task Blobs_come_in_order_of_name_below_their_prefix_and_in_pages(ServerKind server)
    {
        var container = await FilledAsync(server, "b/2", "a", "b/1", "b/3", "c", "B/0");
        var pages = new List<string>();
        await foreach (var page in container.GetBlobsAsync(new GetBlobsOptions { Prefix = "b/" }).AsPages(pageSizeHint: 2)) pages.Add(string.Join(' ', page.Values.Select(item => item.Name)));
        Assert.Equal(["b/1 b/2", "b/3"], pages);
    }

    [Theory, EveryServer]
    public async Task A_listing_goes_on_where_its_token_says(ServerKind server)
    {
        var container = await FilledAsync(server, "a", "b", "c");
        var first = await container.GetBlobsAsync().AsPages(pageSizeHint: 1).FirstAsync();
        var rest = await container.GetBlobsAsync().AsPages(first.ContinuationToken).FirstAsync();
        Assert.Equal(["b", "c"], rest.Values.Select(item => item.Name));
        Assert.True(string.IsNullOrEmpty(rest.ContinuationToken));
    }

    [Theory, EveryServer]
    public async Task A_listing_by_hierarchy_gives_each_folder_once(ServerKind server)
    {
        var container = await FilledAsync(server, "x/a/1", "x/a/2", "x/b", "x/c/3", "x/d", "y");
        var found = new List<string>();
        await foreach (var page in container.GetBlobsByHierarchyAsync(new GetBlobsByHierarchyOptions { Delimiter = "/", Prefix = "x/" }).AsPages(pageSizeHint: 3))
            found.AddRange(page.Values.Select(item => item.IsPrefix ? $"[{item.Prefix}]" : item.Blob.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["[x/a/]", "[x/c/]", "x/b", "x/d"], found.Order(StringComparer.Ordinal));
    }

    [Theory, EveryServer]
    public async Task An_item_says_what_its_blobs_properties_say(ServerKind server)
    {
        var container = await accounts.ContainerAsync(server);
        var written = (await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("content"), new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = "text/plain" },
            Metadata = new Dictionary<string, string> { ["account"] = "A-1" },
        })).Value;
        var item = await container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }).SingleAsync();
        Assert.Equal(
            (written.ETag.ToString("G").Trim('"'), (DateTimeOffset?)written.LastModified, 7L, "text/plain", BlobType.Block),
            (item.Properties.ETag!.Value.ToString("G"), item.Properties.LastModified, item.Properties.ContentLength!.Value, item.Properties.ContentType, item.Properties.BlobType!.Value));
        Assert.Equal("A-1", item.Metadata["account"]);
        Assert.Empty((await container.GetBlobsAsync().SingleAsync()).Metadata ?? new Dictionary<string, string>());
    }

    [Theory, EveryServer]
    public async Task Names_keep_every_character(ServerKind server)
    {
        string[] names = [" a+b&<c>\"'", "a%2Fb", "ünï/çode/😀"];
        var container = await FilledAsync(server, names);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await container.GetBlobsAsync().Select(item => item.Name).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory, EveryServer]
    public async Task A_listing_of_an_absent_container_is_refused(ServerKind server) =>
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(async () => await accounts.Absent(server).GetBlobsAsync().ToListAsync()));

    [Theory, EveryServer]
    public async Task Containers_are_listed_with_their_metadata(ServerKind server)
    {
        var service = accounts.Clients[server];
        foreach (var name in new[] { "list-b", "list-a", "lisp" })
            await service.GetBlobContainerClient(name).CreateAsync(metadata: new Dictionary<string, string> { ["of"] = name });
        var pages = new List<string>();
        await foreach (var page in service.GetBlobContainersAsync(BlobContainerTraits.Metadata, prefix: "list-").AsPages(pageSizeHint: 1))
            pages.Add(string.Join(' ', page.Values.Select(item => $"{item.Name} of {item.Properties.Metadata["of"]}")));
        Assert.Equal(["list-a of list-a", "list-b of list-b"], pages.Where(page => page.Length > 0));
    }

    private async Task<BlobContainerClient> FilledAsync(ServerKind server, params string[] names)
    {
        var container = await accounts.ContainerAsync(server);
        foreach (var name in names) await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));
        return container;
    }
}
