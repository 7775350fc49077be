using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>What was acknowledged is there after a restart, with the same versions.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("cosmos-restart-").FullName;

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var key = new PartitionKey("a-1");
        string etag, feed;
        await using (var account = await EmbeddedAccount.OpenAsync(directory))
        {
            var container = await account.AccountsAsync(properties =>
            {
                properties.DefaultTimeToLive = -1;
                properties.UniqueKeyPolicy.UniqueKeys.Add(new UniqueKey { Paths = { "/kind" } });
            });
            await container.ReplaceThroughputAsync(700);
            await container.CreateItemAsync(Entry.Of("kept", 1, kind: "k"), key);
            etag = (await container.UpsertItemAsync(Entry.Of("kept", 2, kind: "k"), key)).ETag;
            await container.CreateItemAsync(Entry.Of("short", kind: "s") with { Ttl = 30 }, key);
            feed = await TokenAsync(container);
            await container.CreateItemAsync(Entry.Of("gone", kind: "g"), key);
            await container.DeleteItemAsync<Entry>("gone", key);
        }
        await using (var account = await EmbeddedAccount.OpenAsync(directory))
        {
            var container = account.Client.GetContainer("utility", "accounts");
            var read = await container.ReadItemAsync<Entry>("kept", key);
            Assert.Equal((2, etag), (read.Resource.Cents, read.ETag));
            Assert.Equal(700, await container.ReadThroughputAsync());
            Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<CosmosException>(() => container.CreateItemAsync(Entry.Of("x", kind: "k"), key))).StatusCode);
            var created = await container.CreateItemAsync(Entry.Of("new", kind: "n"), key);
            Assert.True(string.CompareOrdinal(created.ETag, etag) > 0, "A version number came twice.");
            using var changes = container.GetChangeFeedIterator<Entry>(ChangeFeedStartFrom.ContinuationToken(feed), ChangeFeedMode.LatestVersion);
            Assert.Equal("new", Assert.Single(await changes.ReadNextAsync()).Id);
            await account.Clock.AdvanceAsync(TimeSpan.FromSeconds(31));
            Assert.Equal(2, account.Endpoint.DocumentCount);
        }
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static async Task<string> TokenAsync(Container container)
    {
        using var changes = container.GetChangeFeedIterator<Entry>(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.LatestVersion);
        while (true)
        {
            var page = await changes.ReadNextAsync();
            if (page.StatusCode == HttpStatusCode.NotModified) return page.ContinuationToken;
        }
    }
}
