using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"HTTP status codes for Azure Cosmos DB" and "Optimistic concurrency control", through the SDK.</summary>
public sealed class PointOperationTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task A_created_document_is_read_with_its_system_properties()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var created = await container.CreateItemAsync(Entry.Of("e-1", 1250), Key);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(5, created.RequestCharge);
        using var read = await container.ReadItemStreamAsync("e-1", Key);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        var json = await System.Text.Json.JsonDocument.ParseAsync(read.Content);
        Assert.Equal(1250, json.RootElement.GetProperty("cents").GetInt64());
        Assert.Equal(created.ETag, json.RootElement.GetProperty("_etag").GetString());
        Assert.Equal(account.Clock.UtcNow.ToUnixTimeSeconds(), json.RootElement.GetProperty("_ts").GetInt64());
        Assert.Equal("attachments/", json.RootElement.GetProperty("_attachments").GetString());
        Assert.StartsWith("dbs/", json.RootElement.GetProperty("_self").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(json.RootElement.GetProperty("_rid").GetString()!);
    }

    [Fact]
    public async Task Reading_what_is_not_there_is_404()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.ReadItemAsync<Entry>("none", Key));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(0, refused.SubStatusCode);
        Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_404()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        await account.AccountsAsync();
        var missing = account.Client.GetContainer("utility", "none");
        var refused = await Assert.ThrowsAsync<CosmosException>(() => missing.ReadItemAsync<Entry>("e-1", Key));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Creating_an_existing_id_is_409_but_not_in_another_partition()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-1"), Key);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.CreateItemAsync(Entry.Of("e-1"), Key));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var elsewhere = await container.CreateItemAsync(Entry.Of("e-1", account: "a-2"), new PartitionKey("a-2"));
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
        Assert.Equal(2, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task An_upsert_says_whether_it_created_or_replaced()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        Assert.Equal(HttpStatusCode.Created, (await container.UpsertItemAsync(Entry.Of("e-1", 1), Key)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await container.UpsertItemAsync(Entry.Of("e-1", 2), Key)).StatusCode);
        Assert.Equal(2, (await container.ReadItemAsync<Entry>("e-1", Key)).Resource.Cents);
    }

    [Fact]
    public async Task A_write_under_an_outdated_etag_is_412_and_changes_nothing()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var first = await container.CreateItemAsync(Entry.Of("e-1", 1), Key);
        var options = new ItemRequestOptions { IfMatchEtag = first.ETag };
        var second = await container.ReplaceItemAsync(Entry.Of("e-1", 2), "e-1", Key, options);
        Assert.NotEqual(first.ETag, second.ETag);
        Func<Task>[] attempts =
        [
            () => container.ReplaceItemAsync(Entry.Of("e-1", 3), "e-1", Key, options),
            () => container.UpsertItemAsync(Entry.Of("e-1", 3), Key, options),
            () => container.PatchItemAsync<Entry>("e-1", Key, [PatchOperation.Set("/cents", 3)], new PatchItemRequestOptions { IfMatchEtag = first.ETag }),
            () => container.DeleteItemAsync<Entry>("e-1", Key, options),
        ];
        foreach (var attempt in attempts)
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<CosmosException>(attempt)).StatusCode);
        }
        Assert.Equal(2, (await container.ReadItemAsync<Entry>("e-1", Key)).Resource.Cents);
    }

    [Fact]
    public async Task A_read_of_a_known_version_is_304()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var created = await container.CreateItemAsync(Entry.Of("e-1"), Key);
        using var unchanged = await container.ReadItemStreamAsync("e-1", Key, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        await container.UpsertItemAsync(Entry.Of("e-1", 9), Key);
        using var changed = await container.ReadItemStreamAsync("e-1", Key, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Replacing_and_deleting_what_is_not_there_is_404()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.ReplaceItemAsync(Entry.Of("e-1"), "e-1", Key))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.DeleteItemAsync<Entry>("e-1", Key))).StatusCode);
        await container.CreateItemAsync(Entry.Of("e-1"), Key);
        Assert.Equal(HttpStatusCode.NoContent, (await container.DeleteItemAsync<Entry>("e-1", Key)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => container.ReadItemAsync<Entry>("e-1", Key))).StatusCode);
    }

    [Fact]
    public async Task A_partition_key_other_than_the_documents_is_400_with_substatus_1001()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.CreateItemAsync(Entry.Of("e-1"), new PartitionKey("a-2")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(1001, refused.SubStatusCode);
    }

    [Theory]
    [InlineData("{\"accountId\":\"a-1\"}")]
    [InlineData("{\"id\":7,\"accountId\":\"a-1\"}")]
    [InlineData("{\"id\":\"a/b\",\"accountId\":\"a-1\"}")]
    [InlineData("{\"id\":\"e\",\"accountId\":\"a-1\",\"ttl\":0}")]
    [InlineData("{\"id\":\"e\",\"accountId\":\"a-1\"")]
    [InlineData("[]")]
    public async Task What_is_not_a_proper_document_is_400(string body)
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        using var answer = await container.CreateItemStreamAsync(stream, Key);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_past_two_megabytes_is_413()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var refused = await Assert.ThrowsAsync<CosmosException>(() =>
            container.CreateItemAsync(Entry.Of("e-1", kind: new string('x', 2 * 1024 * 1024)), Key));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task A_writer_that_wants_no_content_gets_none()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var created = await container.CreateItemAsync(Entry.Of("e-1"), Key, new ItemRequestOptions { EnableContentResponseOnWrite = false });
        Assert.Null(created.Resource);
        Assert.NotNull(created.ETag);
    }

    [Fact]
    public async Task System_properties_a_client_sends_back_are_replaced()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-1", 1), Key);
        using var read = await container.ReadItemStreamAsync("e-1", Key);
        var before = await new StreamReader(read.Content).ReadToEndAsync();
        using var again = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(before));
        using var replaced = await container.ReplaceItemStreamAsync(again, "e-1", Key);
        var after = await new StreamReader(replaced.Content).ReadToEndAsync();
        Assert.Equal(before.Length, after.Length);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Ids_and_keys_may_hold_what_has_to_be_escaped()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        const string id = "Zähler 7 +&=\"'";
        const string key = "Straße \"9\" \\ x";
        await container.CreateItemAsync(Entry.Of(id, 5, key), new PartitionKey(key));
        Assert.Equal(5, (await container.ReadItemAsync<Entry>(id, new PartitionKey(key))).Resource.Cents);
    }

    [Fact]
    public async Task Request_charges_follow_the_documented_figures()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var small = await container.CreateItemAsync(Entry.Of("small"), Key);
        var large = await container.CreateItemAsync(Entry.Of("large", kind: new string('x', 100 * 1024)), Key);
        Assert.Equal(5, small.RequestCharge);
        Assert.InRange(large.RequestCharge, 49, 51);
        Assert.Equal(1, (await container.ReadItemAsync<Entry>("small", Key)).RequestCharge);
        Assert.InRange((await container.ReadItemAsync<Entry>("large", Key)).RequestCharge, 9.8, 10.2);
    }
}
