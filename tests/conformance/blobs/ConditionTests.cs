using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "Specifying conditional headers for Blob service operations".</summary>
[Collection(BlobCollection.Name)]
public sealed class ConditionTests(BlobAccounts accounts)
{
    private static readonly ETag Other = new("\"0x1\"");

    [Theory, EveryServer]
    public async Task A_creation_of_what_is_there_is_refused(ServerKind server)
    {
        var (blob, _) = await BlobAsync(server);
        Assert.Equal((409, "BlobAlreadyExists"), await Refusal.OfAsync(() => blob.UploadAsync(BinaryData.FromString("2"))));
        Assert.Equal("1", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory, EveryServer]
    public async Task A_write_goes_through_on_the_version_it_was_made_for_and_on_no_other(ServerKind server)
    {
        var (blob, first) = await BlobAsync(server);
        var second = (await UploadAsync(blob, new() { IfMatch = first.ETag })).Value;
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfMatch = first.ETag })));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfNoneMatch = second.ETag })));
        await UploadAsync(blob, new() { IfMatch = ETag.All });
    }

    [Theory, EveryServer]
    public async Task A_write_on_a_version_of_what_is_not_there_is_refused(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("absent");
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfMatch = Other })));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfMatch = ETag.All })));
        await UploadAsync(blob, new() { IfNoneMatch = ETag.All });
    }

    [Theory, EveryServer]
    public async Task Writes_by_date_compare_with_the_last_one(ServerKind server)
    {
        var (blob, written) = await BlobAsync(server);
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfModifiedSince = written.LastModified })));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => UploadAsync(blob, new() { IfUnmodifiedSince = written.LastModified.AddHours(-1) })));
        await UploadAsync(blob, new() { IfUnmodifiedSince = written.LastModified });
        await UploadAsync(blob, new() { IfModifiedSince = written.LastModified.AddHours(-1) });
    }

    [Theory, EveryServer]
    public async Task A_read_of_what_the_caller_has_is_not_answered_again(ServerKind server)
    {
        var (blob, written) = await BlobAsync(server);
        var answer = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new() { IfNoneMatch = written.ETag } });
        Assert.Equal(304, answer.GetRawResponse().Status);
        var since = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new() { IfModifiedSince = written.LastModified } });
        Assert.Equal(304, since.GetRawResponse().Status);
    }

    [Theory, EveryServer]
    public async Task A_read_goes_through_when_it_would_bring_something_new(ServerKind server)
    {
        var (blob, written) = await BlobAsync(server);
        foreach (var conditions in new BlobRequestConditions[]
        {
            new() { IfNoneMatch = Other }, new() { IfModifiedSince = written.LastModified.AddHours(-1) }, new() { IfMatch = written.ETag },
            new() { IfUnmodifiedSince = written.LastModified }, new() { IfNoneMatch = Other, IfModifiedSince = written.LastModified },
        })
        {
            Assert.Equal("1", (await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions })).Value.Content.ToString());
        }
    }

    [Theory, EveryServer]
    public async Task A_read_of_another_version_is_refused(ServerKind server)
    {
        var (blob, written) = await BlobAsync(server);
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new() { IfMatch = Other } })));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.GetPropertiesAsync(new() { IfUnmodifiedSince = written.LastModified.AddHours(-1) })));
    }

    [Theory, EveryServer]
    public async Task A_read_of_what_must_not_be_there_is_refused(ServerKind server)
    {
        var (blob, _) = await BlobAsync(server);
        var refused = await Refusal.OfAsync(() => blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new() { IfNoneMatch = ETag.All } }));
        Assert.Equal((400, "UnsatisfiableCondition"), refused);
    }

    [Theory, EveryServer]
    public async Task A_deletion_of_another_version_is_refused(ServerKind server)
    {
        var (blob, written) = await BlobAsync(server);
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.DeleteAsync(conditions: new() { IfMatch = Other })));
        await blob.DeleteAsync(conditions: new() { IfMatch = written.ETag });
    }

    [Theory, EveryServer]
    public async Task A_lease_that_nobody_holds_is_refused(ServerKind server)
    {
        var (blob, _) = await BlobAsync(server);
        var refused = await Refusal.OfAsync(() => UploadAsync(blob, new() { LeaseId = "0a7e6d0c-0000-0000-0000-000000000000" }));
        Assert.Equal((412, "LeaseNotPresentWithBlobOperation"), refused);
    }

    private async Task<(BlobClient Blob, BlobContentInfo Written)> BlobAsync(ServerKind server)
    {
        var blob = (await accounts.ContainerAsync(server)).GetBlobClient("a");
        return (blob, (await blob.UploadAsync(BinaryData.FromString("1"))).Value);
    }

    private static Task<Response<BlobContentInfo>> UploadAsync(BlobClient blob, BlobRequestConditions conditions) =>
        blob.UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Conditions = conditions });
}
