using Serverless.Tests.Conformance.Blobs.Servers;

namespace Serverless.Tests.Conformance.Blobs;

/// <summary>Docs: "Create Container", "Get Container Properties", "Set Container Metadata", "Delete Container".</summary>
[Collection(BlobCollection.Name)]
public sealed class ContainerTests(BlobAccounts accounts)
{
    [Theory, EveryServer]
    public async Task A_container_is_created_once(ServerKind server)
    {
        var container = accounts.Absent(server);
        Assert.False((await container.ExistsAsync()).Value);
        Assert.NotNull(await container.CreateIfNotExistsAsync());
        Assert.Null(await container.CreateIfNotExistsAsync());
        Assert.Equal((409, "ContainerAlreadyExists"), await Refusal.OfAsync(() => container.CreateAsync()));
        Assert.True((await container.ExistsAsync()).Value);
    }

    [Theory, EveryServer]
    public async Task A_name_that_is_none_is_refused(ServerKind server) =>
        Assert.Equal((400, "InvalidResourceName"), await Refusal.OfAsync(() => accounts.Clients[server].GetBlobContainerClient("Bills_2026").CreateAsync()));

    [Theory, EveryServer]
    public async Task Metadata_of_a_container_is_kept_and_replaced(ServerKind server)
    {
        var container = accounts.Absent(server);
        await container.CreateAsync(metadata: new Dictionary<string, string> { ["owner"] = "billing" });
        Assert.Equal("billing", (await container.GetPropertiesAsync()).Value.Metadata["owner"]);
        await container.SetMetadataAsync(new Dictionary<string, string> { ["year"] = "2026" });
        Assert.Equal("year", Assert.Single((await container.GetPropertiesAsync()).Value.Metadata).Key);
    }

    [Theory, EveryServer]
    public async Task A_deleted_container_takes_its_blobs_along(ServerKind server)
    {
        var container = await accounts.ContainerAsync(server);
        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("1"));
        Assert.True((await container.DeleteIfExistsAsync()).Value);
        Assert.False((await container.DeleteIfExistsAsync()).Value);
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => container.GetBlobClient("a").DownloadContentAsync()));
    }

    [Theory, EveryServer]
    public async Task A_container_deleted_and_created_again_is_empty(ServerKind server)
    {
        var container = await accounts.ContainerAsync(server);
        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("1"));
        await container.DeleteAsync();
        await container.CreateAsync();
        Assert.False((await container.GetBlobClient("a").ExistsAsync()).Value);
    }
}
