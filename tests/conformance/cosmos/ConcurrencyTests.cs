using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"Optimistic concurrency control" with writers that race each other.</summary>
public sealed class ConcurrencyTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task Racing_writers_under_etags_lose_no_update()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("header"), Key);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var done = 0; done < 10;)
            {
                var read = await container.ReadItemAsync<Entry>("header", Key);
                using var batch = await container.CreateTransactionalBatch(Key)
                    .ReplaceItem("header", read.Resource with { Cents = read.Resource.Cents + 1 }, new TransactionalBatchItemRequestOptions { IfMatchEtag = read.ETag })
                    .CreateItem(Entry.Of($"ledger-{writer}-{done}", 1))
                    .ExecuteAsync();
                if (batch.IsSuccessStatusCode) done++;
                else Assert.Equal(HttpStatusCode.PreconditionFailed, batch.StatusCode);
            }
        })));
        Assert.Equal(80, (await container.ReadItemAsync<Entry>("header", Key)).Resource.Cents);
        Assert.Equal(81, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task Of_racing_creators_one_wins()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            using var batch = await container.CreateTransactionalBatch(Key).CreateItem(Entry.Of("one", writer)).CreateItem(Entry.Of($"own-{writer}")).ExecuteAsync();
            return batch.StatusCode;
        })));
        Assert.Single(statuses, HttpStatusCode.OK);
        Assert.Equal(19, statuses.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(2, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task Deleting_and_creating_the_same_id_in_a_batch_is_undone_whole()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var before = await container.CreateItemAsync(Entry.Of("only", 1), Key);
        using var failed = await container.CreateTransactionalBatch(Key)
            .DeleteItem("only").CreateItem(Entry.Of("only", 2)).DeleteItem("only").ReadItem("missing").ExecuteAsync();
        Assert.Equal(HttpStatusCode.NotFound, failed.StatusCode);
        Assert.Equal(before.ETag, (await container.ReadItemAsync<Entry>("only", Key)).ETag);
        using var done = await container.CreateTransactionalBatch(Key).DeleteItem("only").CreateItem(Entry.Of("only", 2)).UpsertItem(Entry.Of("only", 3)).ExecuteAsync();
        Assert.True(done.IsSuccessStatusCode);
        using var iterator = container.GetItemQueryIterator<Entry>("SELECT * FROM c");
        Assert.Equal(3, Assert.Single(await iterator.ReadNextAsync()).Cents);
        using var changes = container.GetChangeFeedIterator<Entry>(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.LatestVersion);
        Assert.Equal(3, Assert.Single(await changes.ReadNextAsync()).Cents);
    }
}
