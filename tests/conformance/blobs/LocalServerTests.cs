using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Serverless.Tests.Conformance.Blobs.Servers;
using Xunit.Abstractions;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>What the local server does its own way: its clock, its doors, and what it refuses.</summary>
public sealed class LocalServerTests(ITestOutputHelper output)
{
    [Fact]
    public void Azurite_is_the_other_server_of_these_tests()
    {
        if (!Azurite.IsInstalled) output.WriteLine("NOT RUN against Azurite: local-dev/azurite has no node_modules. Run 'npm ci' there first.");
    }

    [Fact]
    public async Task Every_date_is_the_clocks()
    {
        await using var server = new LocalServer();
        var container = server.NewClient().GetBlobContainerClient("bills");
        await container.CreateAsync();
        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("1"));
        await server.Clock.AdvanceAsync(TimeSpan.FromDays(90));
        var written = await container.GetBlobClient("b").UploadAsync(BinaryData.FromString("2"));
        var later = LocalServer.Start.AddDays(90).AddMilliseconds(-LocalServer.Start.Millisecond);
        Assert.Equal((later, later), (written.Value.LastModified, written.GetRawResponse().Headers.Date));
        Assert.Equal(later.AddDays(-90), (await container.GetBlobClient("a").GetPropertiesAsync()).Value.LastModified);
    }

    [Fact]
    public async Task A_request_is_work_in_flight_until_it_is_answered()
    {
        await using var server = new LocalServer();
        var container = server.NewClient().GetBlobContainerClient("bills");
        await container.CreateAsync();
        var busy = new List<int>();
        using var content = new ObservedStream(() => busy.Add(server.Clock.Work.Count));
        await container.GetBlobClient("a").UploadAsync(content);
        Assert.Contains(1, busy);
        Assert.Equal(0, server.Clock.Work.Count);
    }

    [Fact]
    public async Task Keys_and_tokens_are_all_let_in()
    {
        await using var server = new LocalServer();
        const string ConnectionString = "DefaultEndpointsProtocol=https;AccountName=utility;AccountKey=bm9uZQ==;EndpointSuffix=blob.local";
        await new BlobServiceClient(ConnectionString, server.Options()).CreateBlobContainerAsync("bills");
        var byToken = new BlobServiceClient(new Uri("https://utility.blob.local/"), new AnyToken(), server.Options());
        Assert.True((await byToken.GetBlobContainerClient("bills").ExistsAsync()).Value);
    }

    [Fact]
    public async Task An_address_below_no_such_account_is_not_found()
    {
        await using var server = new LocalServer();
        var elsewhere = new BlobServiceClient(new Uri("https://county.blob.local/"), server.Options());
        Assert.Equal((404, "ResourceNotFound"), await Refusal.OfAsync(() => elsewhere.CreateBlobContainerAsync("bills")));
    }

    [Fact]
    public async Task What_the_server_does_not_have_is_refused_by_its_name()
    {
        await using var server = new LocalServer();
        var container = server.NewClient().GetBlobContainerClient("bills");
        await container.CreateAsync();
        var blob = container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"));
        var tags = new Dictionary<string, string> { ["year"] = "2026" };
        foreach (var operation in new Func<Task>[]
        {
            () => container.GetAppendBlobClient("b").CreateAsync(),
            () => container.GetPageBlobClient("b").CreateAsync(512),
            () => blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15)),
            () => blob.CreateSnapshotAsync(),
            () => blob.WithSnapshot("2026-03-02T08:00:00.0000000Z").DownloadContentAsync(),
            () => blob.SetTagsAsync(tags),
            () => blob.UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Tags = tags }),
            () => blob.SetAccessTierAsync(AccessTier.Cool),
            () => blob.StartCopyFromUriAsync(new Uri("https://utility.blob.local/bills/b")),
            () => container.GetAccessPolicyAsync(),
            () => new BlobClient(new Uri("https://utility.blob.local/bills/a?sv=2026-02-06&sig=x"), server.Options()).DownloadContentAsync(),
        })
        {
            Assert.Equal((501, "NotImplemented"), await Refusal.OfAsync(operation));
        }
    }

    [Fact]
    public async Task Public_access_is_refused_as_the_account_in_Azure_refuses_it()
    {
        await using var server = new LocalServer();
        var refused = await Refusal.OfAsync(() => server.NewClient().CreateBlobContainerAsync("bills", PublicAccessType.Blob));
        Assert.Equal((409, "PublicAccessNotPermitted"), refused);
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("any", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class ObservedStream(Action reading) : MemoryStream("content"u8.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            reading();
            return base.ReadAsync(buffer, cancellationToken);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            reading();
            return base.CopyToAsync(destination, bufferSize, cancellationToken);
        }
    }
}
