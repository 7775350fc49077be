using System.Net;
using Microsoft.Azure.Cosmos;
using Serverless.LocalDev.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>Injected faults, as "HTTP status codes for Azure Cosmos DB" describes what the SDK does about each.</summary>
public sealed class FaultTests
{
    private static readonly PartitionKey Key = new("a-1");

    [Fact]
    public async Task The_SDK_waits_out_throttling()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        account.Endpoint.Faults.Throttle(3, TimeSpan.FromMilliseconds(1), operation => operation.Kind == CosmosOperationKind.Create);
        var failures = account.Endpoint.Counters.Failures;
        Assert.Equal(HttpStatusCode.Created, (await container.CreateItemAsync(Entry.Of("e-1"), Key)).StatusCode);
        Assert.Equal(failures + 3, account.Endpoint.Counters.Failures);
    }

    [Fact]
    public async Task Throttling_past_the_SDKs_patience_is_429()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        account.Endpoint.Faults.Throttle(100, TimeSpan.FromMilliseconds(1), operation => operation.DocumentId == "e-1");
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.ReadItemAsync<Entry>("e-1", Key));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(3200, refused.SubStatusCode);
        Assert.Equal(TimeSpan.FromMilliseconds(1), refused.RetryAfter);
    }

    [Fact]
    public async Task A_write_that_finds_the_account_unavailable_fails_without_effect()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        account.Endpoint.Faults.Unavailable(100, operation => operation.Kind == CosmosOperationKind.Batch);
        using var batch = await container.CreateTransactionalBatch(Key).CreateItem(Entry.Of("e-1")).ExecuteAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, batch.StatusCode);
        Assert.Equal(0, account.Endpoint.DocumentCount);
        account.Endpoint.Faults.Clear();
        using var again = await container.CreateTransactionalBatch(Key).CreateItem(Entry.Of("e-1")).ExecuteAsync();
        Assert.True(again.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_write_that_times_out_is_408()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        account.Endpoint.Faults.RequestTimeout(100, operation => operation.Kind == CosmosOperationKind.Create);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.CreateItemAsync(Entry.Of("e-1"), Key));
        Assert.Equal(HttpStatusCode.RequestTimeout, refused.StatusCode);
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_document_behind()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        account.Endpoint.Faults.LoseAnswer(1, operation => operation.Kind == CosmosOperationKind.Create);
        // The SDK may or may not try again; either way the first attempt has happened.
        await Assert.ThrowsAnyAsync<Exception>(() => container.CreateItemAsync(Entry.Of("e-1"), Key));
        Assert.Equal("e-1", (await container.ReadItemAsync<Entry>("e-1", Key)).Resource.Id);
    }
}
