using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>"Transactional batch operations in Azure Cosmos DB": all or nothing, 424 for the others.</summary>
public sealed class BatchTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task A_batch_does_everything_and_answers_each_operation()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var header = await container.CreateItemAsync(Entry.Of("header", 100), Key);
        await container.CreateItemAsync(Entry.Of("old"), Key);
        using var batch = await container.CreateTransactionalBatch(Key)
            .ReplaceItem("header", Entry.Of("header", 150), new TransactionalBatchItemRequestOptions { IfMatchEtag = header.ETag })
            .CreateItem(Entry.Of("ledger-1", 50))
            .UpsertItem(Entry.Of("inbox-1"))
            .DeleteItem("old")
            .PatchItem("ledger-1", [PatchOperation.Increment("/cents", 5)])
            .ReadItem("header")
            .ExecuteAsync();
        Assert.True(batch.IsSuccessStatusCode, batch.ErrorMessage);
        Assert.Equal(HttpStatusCode.OK, batch.StatusCode);
        Assert.Equal([200, 201, 201, 204, 200, 200], batch.Select(result => (int)result.StatusCode));
        Assert.Equal(150, batch.GetOperationResultAtIndex<Entry>(5).Resource.Cents);
        Assert.Equal(55, (await container.ReadItemAsync<Entry>("ledger-1", Key)).Resource.Cents);
        Assert.Equal(3, account.Endpoint.DocumentCount);
        Assert.True(batch.RequestCharge > 20);
    }

    [Fact]
    public async Task One_failure_undoes_all_and_fails_the_others_with_424()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var header = await container.CreateItemAsync(Entry.Of("header", 100), Key);
        await container.CreateItemAsync(Entry.Of("ledger-1"), Key);
        using var batch = await container.CreateTransactionalBatch(Key)
            .ReplaceItem("header", Entry.Of("header", 150))
            .DeleteItem("ledger-1")
            .CreateItem(Entry.Of("ledger-1", 7))
            .CreateItem(Entry.Of("header"))
            .CreateItem(Entry.Of("ledger-2"))
            .ExecuteAsync();
        Assert.False(batch.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, batch.StatusCode);
        Assert.Equal([424, 424, 424, 409, 424], batch.Select(result => (int)result.StatusCode));
        var after = await container.ReadItemAsync<Entry>("header", Key);
        Assert.Equal(100, after.Resource.Cents);
        Assert.Equal(header.ETag, after.ETag);
        Assert.Equal(0, (await container.ReadItemAsync<Entry>("ledger-1", Key)).Resource.Cents);
        Assert.Equal(2, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task An_outdated_header_fails_the_batch_with_412()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var header = await container.CreateItemAsync(Entry.Of("header", 100), Key);
        await container.UpsertItemAsync(Entry.Of("header", 101), Key);
        using var batch = await container.CreateTransactionalBatch(Key)
            .CreateItem(Entry.Of("ledger-1"))
            .ReplaceItem("header", Entry.Of("header", 1), new TransactionalBatchItemRequestOptions { IfMatchEtag = header.ETag })
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, batch.StatusCode);
        Assert.Equal(1, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task A_batch_of_more_than_a_hundred_operations_is_refused()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var batch = container.CreateTransactionalBatch(Key);
        for (var i = 0; i < 101; i++) batch.CreateItem(Entry.Of($"e-{i}"));
        using var answer = await batch.ExecuteAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task A_batch_past_two_megabytes_is_413()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var batch = container.CreateTransactionalBatch(Key);
        for (var i = 0; i < 3; i++) batch.CreateItem(Entry.Of($"e-{i}", kind: new string('x', 900_000)));
        using var answer = await batch.ExecuteAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, account.Endpoint.DocumentCount);
    }

    [Fact]
    public async Task A_document_of_another_partition_is_refused()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        using var answer = await container.CreateTransactionalBatch(Key).CreateItem(Entry.Of("e-1", account: "a-2")).ExecuteAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Bulk_execution_does_each_operation_for_itself()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        await account.AccountsAsync();
        using var client = account.NewClient(new CosmosClientOptions { AllowBulkExecution = true });
        var container = client.GetContainer("utility", "accounts");
        var writes = Enumerable.Range(0, 50).Select(i => container.CreateItemAsync(Entry.Of($"e-{i % 40}", account: "a-1"), Key)).ToList();
        var conflicts = 0;
        foreach (var write in writes)
        {
            try { await write; }
            catch (CosmosException refused) when (refused.StatusCode == HttpStatusCode.Conflict) { conflicts++; }
        }
        Assert.Equal(10, conflicts);
        Assert.Equal(40, account.Endpoint.DocumentCount);
    }
}
