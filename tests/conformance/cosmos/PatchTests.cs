using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"Partial document update in Azure Cosmos DB".</summary>
public sealed class PatchTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task Operations_apply_in_order()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await CreateAsync(account);
        var patched = await container.PatchItemAsync<JsonElement>("e-1", Key,
        [
            PatchOperation.Add("/tags/1", "second"),
            PatchOperation.Add("/tags/-", "last"),
            PatchOperation.Set("/kind", "payment"),
            PatchOperation.Replace("/tags/0", "first"),
            PatchOperation.Increment("/cents", 5),
            PatchOperation.Increment("/times", 1),
            PatchOperation.Add("/nested", new { a = 1, b = 2 }),
            PatchOperation.Remove("/nested/a"),
            PatchOperation.Move("/nested/b", "/moved"),
        ]);
        var json = patched.Resource;
        Assert.Equal("""["first","second","y","last"]""", json.GetProperty("tags").GetRawText());
        Assert.Equal("payment", json.GetProperty("kind").GetString());
        Assert.Equal(105, json.GetProperty("cents").GetInt32());
        Assert.Equal(1, json.GetProperty("times").GetInt32());
        Assert.Equal("{}", json.GetProperty("nested").GetRawText());
        Assert.Equal(2, json.GetProperty("moved").GetInt32());
        Assert.Equal(patched.ETag, json.GetProperty("_etag").GetString());
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_is_412()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await CreateAsync(account);
        PatchOperation[] raise = [PatchOperation.Increment("/cents", 1)];
        var refused = await Assert.ThrowsAsync<CosmosException>(() =>
            container.PatchItemAsync<Entry>("e-1", Key, raise, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.cents > 100" }));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var done = await container.PatchItemAsync<Entry>("e-1", Key, raise, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.cents = 100 AND ARRAY_CONTAINS(c.tags, 'x')" });
        Assert.Equal(101, done.Resource.Cents);
    }

    [Fact]
    public async Task What_cannot_be_applied_is_400_and_changes_nothing()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await CreateAsync(account);
        PatchOperation[] impossible =
        [
            PatchOperation.Remove("/missing"),
            PatchOperation.Replace("/missing", 1),
            PatchOperation.Set("/missing/below", 1),
            PatchOperation.Increment("/kind", 1),
            PatchOperation.Add("/tags/9", "x"),
            PatchOperation.Set("/id", "other"),
            PatchOperation.Set("/accountId", "a-2"),
            PatchOperation.Increment("/cents", long.MaxValue),
        ];
        foreach (var operation in impossible)
        {
            var refused = await Assert.ThrowsAsync<CosmosException>(() => container.PatchItemAsync<Entry>("e-1", Key, [PatchOperation.Set("/cents", 1), operation]));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        Assert.Equal(100, (await container.ReadItemAsync<Entry>("e-1", Key)).Resource.Cents);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() =>
            container.PatchItemAsync<Entry>("e-2", Key, [PatchOperation.Set("/cents", 1)]))).StatusCode);
    }

    private static async Task<Container> CreateAsync(EmbeddedAccount account)
    {
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-1", 100, "a-1", "bill", "x", "y"), Key);
        return container;
    }
}
