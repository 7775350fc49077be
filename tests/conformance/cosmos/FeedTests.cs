using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"Pagination in Azure Cosmos DB", LINQ to SQL translation, and reading many documents at once.</summary>
public sealed class FeedTests
{
    [Theory]
    [InlineData("SELECT * FROM c")]
    [InlineData("SELECT * FROM c ORDER BY c.cents DESC")]
    [InlineData("SELECT c.id, c.accountId, t FROM c JOIN t IN c.tags")]
    public async Task Pages_hold_what_was_asked_for_and_tokens_go_on_where_they_ended(string text)
    {
        await using var account = await FilledAsync(25);
        var container = account.Client.GetContainer("utility", "accounts");
        string? token = null;
        var ids = new List<string>();
        var pages = 0;
        do
        {
            // A new iterator each time: the token is all that is carried over.
            using var iterator = container.GetItemQueryIterator<Entry>(text, token, new QueryRequestOptions { MaxItemCount = 7 });
            var page = await iterator.ReadNextAsync();
            Assert.True(page.Count <= 7);
            ids.AddRange(page.Select(entry => entry.Id));
            token = page.ContinuationToken;
            pages++;
        }
        while (token is not null);
        var expected = text.Contains("JOIN", StringComparison.Ordinal) ? 50 : 25;
        Assert.Equal(expected, ids.Count);
        Assert.Equal(25, ids.Distinct().Count());
        Assert.InRange(pages, expected / 7, (expected / 7) + 2);
        if (text.Contains("DESC", StringComparison.Ordinal)) Assert.Equal("e-24", ids[0]);
    }

    [Fact]
    public async Task Documents_deleted_and_created_between_pages_neither_repeat_nor_hide_others()
    {
        await using var account = await FilledAsync(10);
        var container = account.Client.GetContainer("utility", "accounts");
        using var iterator = container.GetItemQueryIterator<Entry>("SELECT * FROM c", requestOptions: new QueryRequestOptions { MaxItemCount = 4 });
        var ids = (await iterator.ReadNextAsync()).Select(entry => entry.Id).ToList();
        await container.DeleteItemAsync<Entry>("e-0", new PartitionKey("a-0"));
        await container.UpsertItemAsync(Entry.Of("e-1", 1, "a-1"), new PartitionKey("a-1"));
        while (iterator.HasMoreResults) ids.AddRange((await iterator.ReadNextAsync()).Select(entry => entry.Id));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"e-{i}"), ids);
    }

    [Fact]
    public async Task All_documents_are_read_without_a_query()
    {
        await using var account = await FilledAsync(10);
        var container = account.Client.GetContainer("utility", "accounts");
        using var iterator = container.GetItemQueryIterator<Entry>(requestOptions: new QueryRequestOptions { MaxItemCount = 3 });
        var count = 0;
        while (iterator.HasMoreResults) count += (await iterator.ReadNextAsync()).Count;
        Assert.Equal(10, count);
    }

    [Fact]
    public async Task Many_documents_are_read_at_once()
    {
        await using var account = await FilledAsync(30);
        var container = account.Client.GetContainer("utility", "accounts");
        var wanted = Enumerable.Range(0, 40).Where(i => i % 2 == 0).Select(i => ($"e-{i}", new PartitionKey($"a-{i % 5}"))).ToList();
        var found = await container.ReadManyItemsAsync<Entry>(wanted);
        Assert.Equal(15, found.Count);
    }

    [Fact]
    public async Task Linq_queries_are_understood()
    {
        await using var account = await FilledAsync(20);
        var container = account.Client.GetContainer("utility", "accounts");
        IQueryable<Entry> entries = container.GetItemLinqQueryable<Entry>();

        var dear = await ReadAsync(entries.Where(entry => entry.Cents > 1500 && entry.Kind == "bill").OrderByDescending(entry => entry.Cents).Select(entry => entry.Id));
        Assert.Equal(["e-19", "e-18", "e-17", "e-16"], dear);
        Assert.Equal(["e-2", "e-3"], await ReadAsync(entries.OrderBy(entry => entry.Cents).Skip(2).Take(2).Select(entry => entry.Id)));
        Assert.Equal(["e-1", "e-10"], (await ReadAsync(entries.Where(entry => entry.Id.StartsWith("e-1")).Select(entry => entry.Id))).Take(2));
        Assert.Equal(20, (await ReadAsync(entries.Where(entry => entry.Tags!.Contains("all")).Select(entry => entry.Id))).Count);
        Assert.Equal(20, (await entries.CountAsync()).Resource);
        Assert.Equal(19000, (await entries.Select(entry => entry.Cents).SumAsync()).Resource);
        Assert.Equal(1900, (await entries.Select(entry => entry.Cents).MaxAsync()).Resource);
        Assert.Equal(["all", "t-3"], await ReadAsync(entries.Where(entry => entry.Id == "e-3").SelectMany(entry => entry.Tags!)));
        var ids = new[] { "e-5", "e-7" };
        Assert.Equal(ids, await ReadAsync(entries.Where(entry => ids.Contains(entry.Id)).Select(entry => entry.Id)));
        Assert.Equal(5, (await ReadAsync(entries.Select(entry => entry.AccountId).Distinct())).Count);
    }

    [Fact]
    public async Task What_a_partition_key_holds_is_deleted_together()
    {
        await using var account = await FilledAsync(20);
        var container = account.Client.GetContainer("utility", "accounts");
        var delete = typeof(Container).GetMethod("DeleteAllItemsByPartitionKeyStreamAsync");
        if (delete is null) return;
        using var answer = await (Task<ResponseMessage>)delete.Invoke(container, [new PartitionKey("a-1"), null, CancellationToken.None])!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(16, account.Endpoint.DocumentCount);
    }

    private static async Task<List<T>> ReadAsync<T>(IQueryable<T> query)
    {
        using var iterator = query.ToFeedIterator();
        var rows = new List<T>();
        while (iterator.HasMoreResults) rows.AddRange(await iterator.ReadNextAsync());
        return rows;
    }

    private static async Task<EmbeddedAccount> FilledAsync(int count)
    {
        var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        for (var i = 0; i < count; i++)
        {
            await container.CreateItemAsync(Entry.Of($"e-{i}", i * 100, $"a-{i % 5}", "bill", "all", $"t-{i}"), new PartitionKey($"a-{i % 5}"));
        }
        return account;
    }
}
