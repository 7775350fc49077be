using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>What a container's definition decides: time to live, unique keys, hierarchical partition keys; and throughput.</summary>
public sealed class ContainerTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task Databases_and_containers_are_created_once_listed_and_deleted()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-1"), Key);
        await account.AccountsAsync();
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.Database.CreateContainerAsync("accounts", "/accountId"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var databases = account.Client.GetDatabaseQueryIterator<DatabaseProperties>();
        Assert.Equal("utility", Assert.Single(await databases.ReadNextAsync()).Id);
        using var containers = container.Database.GetContainerQueryIterator<ContainerProperties>("SELECT * FROM c WHERE c.id = 'accounts'");
        Assert.Equal("/accountId", Assert.Single(await containers.ReadNextAsync()).PartitionKeyPath);
        await container.DeleteContainerAsync();
        Assert.Equal(0, account.Endpoint.DocumentCount);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.ReadContainerAsync())).StatusCode);
        await container.Database.DeleteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.Database.ReadAsync())).StatusCode);
    }

    [Fact]
    public async Task A_definition_is_given_back_and_may_change()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync(properties => properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/note/?" }));
        var read = (await container.ReadContainerAsync()).Resource;
        Assert.Contains(read.IndexingPolicy.ExcludedPaths, path => path.Path == "/note/?");
        Assert.Null(read.DefaultTimeToLive);
        read.DefaultTimeToLive = 60;
        await container.ReplaceContainerAsync(read);
        Assert.Equal(60, (await container.ReadContainerAsync()).Resource.DefaultTimeToLive);
    }

    [Fact]
    public async Task Throughput_is_read_and_replaced()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        Assert.Equal(400, await container.ReadThroughputAsync());
        await container.ReplaceThroughputAsync(1000);
        Assert.Equal(1000, await container.ReadThroughputAsync());
        Assert.Null(await container.Database.ReadThroughputAsync());
    }

    [Fact]
    public async Task Documents_are_gone_from_the_second_they_expire_and_swept_by_the_clock()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync(properties => properties.DefaultTimeToLive = 60);
        await container.CreateItemAsync(Entry.Of("default"), Key);
        await container.CreateItemAsync(Entry.Of("short") with { Ttl = 10 }, Key);
        await container.CreateItemAsync(Entry.Of("kept") with { Ttl = -1 }, Key);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.ReadItemAsync<Entry>("short", Key))).StatusCode);
        Assert.Equal(2, account.Endpoint.DocumentCount);
        await container.UpsertItemAsync(Entry.Of("default"), Key);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Equal("default", (await container.ReadItemAsync<Entry>("default", Key)).Resource.Id);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(1, account.Endpoint.DocumentCount);
        await account.Clock.AdvanceAsync(TimeSpan.FromDays(900));
        Assert.Equal("kept", (await container.ReadItemAsync<Entry>("kept", Key)).Resource.Id);
        Assert.Equal(HttpStatusCode.Created, (await container.CreateItemAsync(Entry.Of("short"), Key)).StatusCode);
    }

    [Fact]
    public async Task A_documents_ttl_means_nothing_where_the_container_has_none()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-1") with { Ttl = 1 }, Key);
        await account.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("e-1", (await container.ReadItemAsync<Entry>("e-1", Key)).Resource.Id);
    }

    [Fact]
    public async Task A_changed_default_time_to_live_holds_for_what_is_there()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("plain"), Key);
        await container.CreateItemAsync(Entry.Of("own") with { Ttl = 500 }, Key);
        var definition = (await container.ReadContainerAsync()).Resource;
        definition.DefaultTimeToLive = 100;
        await container.ReplaceContainerAsync(definition);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(100));
        Assert.Equal(1, account.Endpoint.DocumentCount);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(400));
        Assert.Equal(0, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task A_document_written_again_and_again_lives_from_its_last_change()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync(properties => properties.DefaultTimeToLive = 60);
        for (var i = 0; i < 5; i++)
        {
            await container.UpsertItemAsync(Entry.Of("e-1", i), Key);
            await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(40));
        }
        Assert.Equal(1, account.Endpoint.DocumentCount);
        await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task A_unique_key_holds_inside_a_partition()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync(properties =>
            properties.UniqueKeyPolicy.UniqueKeys.Add(new UniqueKey { Paths = { "/kind", "/cents" } }));
        await container.CreateItemAsync(Entry.Of("e-1", 5, kind: "bill"), Key);
        await container.CreateItemAsync(Entry.Of("e-2", 6, kind: "bill"), Key);
        await container.CreateItemAsync(Entry.Of("e-1", 5, "a-2", "bill"), new PartitionKey("a-2"));
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.CreateItemAsync(Entry.Of("e-3", 5, kind: "bill"), Key));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<CosmosException>(() => container.UpsertItemAsync(Entry.Of("e-2", 5, kind: "bill"), Key))).StatusCode);
        await container.ReplaceItemAsync(Entry.Of("e-1", 7, kind: "bill"), "e-1", Key);
        Assert.Equal(HttpStatusCode.Created, (await container.CreateItemAsync(Entry.Of("e-3", 5, kind: "bill"), Key)).StatusCode);
    }

    [Fact]
    public async Task A_hierarchical_key_is_read_whole_and_queried_by_prefix()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        Database database = await account.Client.CreateDatabaseIfNotExistsAsync("utility");
        Container container = await database.CreateContainerIfNotExistsAsync(new ContainerProperties("tree", new Collection<string> { "/region", "/accountId" }));
        foreach (var (region, id) in new[] { ("north", "1"), ("north", "2"), ("south", "1"), ("a much longer name of a region", "1") })
        {
            await container.CreateItemAsync(new { id, region, accountId = $"a-{id}" }, new PartitionKeyBuilder().Add(region).Add($"a-{id}").Build());
        }
        using var found = await container.ReadItemStreamAsync("2", new PartitionKeyBuilder().Add("north").Add("a-2").Build());
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        foreach (var (region, count) in new[] { ("north", 2), ("south", 1), ("a much longer name of a region", 1), ("west", 0) })
        {
            using var iterator = container.GetItemQueryIterator<Entry>("SELECT * FROM c",
                requestOptions: new QueryRequestOptions { PartitionKey = new PartitionKeyBuilder().Add(region).Build() });
            var rows = 0;
            while (iterator.HasMoreResults) rows += (await iterator.ReadNextAsync()).Count;
            Assert.Equal(count, rows);
        }
    }

    [Fact]
    public async Task Partition_keys_may_be_numbers_booleans_null_or_missing()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        Database database = await account.Client.CreateDatabaseIfNotExistsAsync("utility");
        Container container = await database.CreateContainerIfNotExistsAsync("mixed", "/k");
        await container.CreateItemAsync(new { id = "n", k = 7.5 }, new PartitionKey(7.5));
        await container.CreateItemAsync(new { id = "b", k = true }, new PartitionKey(true));
        await container.CreateItemAsync(new { id = "z", k = (string?)null }, PartitionKey.Null);
        await container.CreateItemAsync(new { id = "m" }, PartitionKey.None);
        foreach (var (id, key) in new[] { ("n", new PartitionKey(7.5)), ("b", new PartitionKey(true)), ("z", PartitionKey.Null), ("m", PartitionKey.None) })
        {
            using var found = await container.ReadItemStreamAsync(id, key);
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
    }
}
