using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"Change feed pull model in Azure Cosmos DB", LatestVersion mode.</summary>
public sealed class ChangeFeedTests
{
    [Fact]
    public async Task The_feed_shows_each_document_once_at_its_last_change()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        for (var i = 0; i < 5; i++) await container.CreateItemAsync(Entry.Of($"e-{i}"), new PartitionKey("a-1"));
        await container.UpsertItemAsync(Entry.Of("e-1", 7), new PartitionKey("a-1"));
        await container.DeleteItemAsync<Entry>("e-3", new PartitionKey("a-1"));
        var (changes, _) = await ReadAsync(container, ChangeFeedStartFrom.Beginning());
        Assert.Equal(["e-0", "e-2", "e-4", "e-1"], changes.Select(change => change.Id));
        Assert.Equal(7, changes[^1].Cents);
    }

    [Fact]
    public async Task A_reader_goes_on_from_its_token()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-0"), new PartitionKey("a-1"));
        var (_, token) = await ReadAsync(container, ChangeFeedStartFrom.Beginning());
        Assert.Empty((await ReadAsync(container, ChangeFeedStartFrom.ContinuationToken(token))).Changes);
        await container.UpsertItemAsync(Entry.Of("e-0", 1), new PartitionKey("a-1"));
        await container.CreateItemAsync(Entry.Of("e-1", account: "a-2"), new PartitionKey("a-2"));
        var (changes, _) = await ReadAsync(container, ChangeFeedStartFrom.ContinuationToken(token));
        Assert.Equal(["e-0", "e-1"], changes.Select(change => change.Id));
    }

    [Fact]
    public async Task A_reader_may_begin_now_or_at_a_time()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        await container.CreateItemAsync(Entry.Of("e-0"), new PartitionKey("a-1"));
        var (none, token) = await ReadAsync(container, ChangeFeedStartFrom.Now());
        Assert.Empty(none);
        await account.Clock.AdvanceAsync(TimeSpan.FromMinutes(10));
        await container.CreateItemAsync(Entry.Of("e-1"), new PartitionKey("a-1"));
        Assert.Equal(["e-1"], (await ReadAsync(container, ChangeFeedStartFrom.ContinuationToken(token))).Changes.Select(change => change.Id));
        var since = account.Clock.UtcNow.UtcDateTime.AddMinutes(-5);
        Assert.Equal(["e-1"], (await ReadAsync(container, ChangeFeedStartFrom.Time(since))).Changes.Select(change => change.Id));
    }

    [Fact]
    public async Task A_reader_may_follow_one_partition_key_or_a_range()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        for (var i = 0; i < 6; i++) await container.CreateItemAsync(Entry.Of($"e-{i}", account: $"a-{i % 2}"), new PartitionKey($"a-{i % 2}"));
        var one = await ReadAsync(container, ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(new PartitionKey("a-1"))));
        Assert.Equal(["e-1", "e-3", "e-5"], one.Changes.Select(change => change.Id));
        var ranges = await container.GetFeedRangesAsync();
        Assert.Equal(6, (await ReadAsync(container, ChangeFeedStartFrom.Beginning(Assert.Single(ranges)))).Changes.Count);
    }

    private static async Task<(List<Entry> Changes, string Token)> ReadAsync(Container container, ChangeFeedStartFrom start)
    {
        using var iterator = container.GetChangeFeedIterator<Entry>(start, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = 2 });
        var changes = new List<Entry>();
        while (true)
        {
            var page = await iterator.ReadNextAsync();
            if (page.StatusCode == HttpStatusCode.NotModified) return (changes, page.ContinuationToken);
            Assert.True(page.Count <= 2);
            changes.AddRange(page);
        }
    }
}
