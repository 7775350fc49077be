using System.Net;
using System.Text;
using System.Text.Json;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>What the SDKs ask below their own surface: "Azure Cosmos DB REST API", and the query plans of those that make none.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task The_account_says_where_it_lives_and_how_queries_may_be_planned()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var (_, json) = await SendAsync(account, HttpMethod.Get, "");
        Assert.Equal("https://any.host:8081/", json.GetProperty("writableLocations")[0].GetProperty("databaseAccountEndpoint").GetString());
        Assert.Equal("Session", json.GetProperty("userConsistencyPolicy").GetProperty("defaultConsistencyLevel").GetString());
        using var engine = JsonDocument.Parse(json.GetProperty("queryEngineConfiguration").GetString()!);
        Assert.True(engine.RootElement.GetProperty("sqlAllowGroupByClause").GetBoolean());
    }

    [Fact]
    public async Task There_is_one_partition_and_a_client_that_knows_it_is_told_so()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        await account.AccountsAsync();
        var (first, json) = await SendAsync(account, HttpMethod.Get, "dbs/utility/colls/accounts/pkranges");
        var range = Assert.Single(json.GetProperty("PartitionKeyRanges").EnumerateArray());
        Assert.Equal(("", "FF"), (range.GetProperty("minInclusive").GetString(), range.GetProperty("maxExclusive").GetString()));
        var etag = Assert.Single(first.Headers.NonValidated["etag"]);
        var (again, _) = await SendAsync(account, HttpMethod.Get, "dbs/utility/colls/accounts/pkranges", null, ("If-None-Match", etag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_plan_leaves_everything_to_the_one_partition()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        await account.AccountsAsync();
        var (_, json) = await SendAsync(account, HttpMethod.Post, "dbs/utility/colls/accounts/docs",
            """{"query":"SELECT VALUE SUM(c.cents) FROM c"}""", ("x-ms-cosmos-is-query-plan-request", "True"));
        var plan = json.GetProperty("queryInfo");
        Assert.Equal("", plan.GetProperty("rewrittenQuery").GetString());
        Assert.Equal(0, plan.GetProperty("aggregates").GetArrayLength());
        Assert.Equal("FF", Assert.Single(json.GetProperty("queryRanges").EnumerateArray()).GetProperty("max").GetString());
    }

    [Theory]
    [InlineData("GET", "dbs/utility/colls/accounts/docs/e-1", null, null, "PartitionKey value must be supplied")]
    [InlineData("GET", "dbs/utility/colls/accounts/docs", "A-IM", "Full-Fidelity Feed", "AllVersionsAndDeletes")]
    [InlineData("POST", "dbs/utility/colls/accounts/sprocs/x", null, null, "not supported")]
    [InlineData("GET", "dbs/utility/colls/accounts/docs/e-1", "x-ms-documentdb-partitionkey", "[", "invalid")]
    public async Task What_cannot_be_answered_is_400_and_says_why(string method, string path, string? header, string? value, string named)
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        await account.AccountsAsync();
        var (answer, json) = await SendAsync(account, new HttpMethod(method), path, null, header is null ? [] : [(header, value!)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BadRequest", json.GetProperty("code").GetString());
        Assert.Contains(named, json.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Documents_of_a_container_that_is_not_there_are_404_with_substatus_1003()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var (answer, _) = await SendAsync(account, HttpMethod.Get, "dbs/utility/colls/none/docs/e-1", null, ("x-ms-documentdb-partitionkey", "[\"a\"]"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("1003", Assert.Single(answer.Headers.NonValidated["x-ms-substatus"]));
    }

    [Fact]
    public async Task Requests_and_charges_are_counted()
    {
        await using var account = await EmbeddedAccount.OpenAsync();
        var container = await account.AccountsAsync();
        var (requests, charge) = (account.Endpoint.Counters.Requests, account.Endpoint.Counters.RequestCharge);
        await container.CreateItemAsync(Entry.Of("e-1"), new Microsoft.Azure.Cosmos.PartitionKey("a-1"));
        await container.ReadItemAsync<Entry>("e-1", new Microsoft.Azure.Cosmos.PartitionKey("a-1"));
        Assert.True(account.Endpoint.Counters.Requests >= requests + 2);
        Assert.True(account.Endpoint.Counters.RequestCharge >= charge + 6);
    }

    private static async Task<(HttpResponseMessage Answer, JsonElement Json)> SendAsync(
        EmbeddedAccount account, HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var invoker = new HttpMessageInvoker(account.Endpoint.CreateHandler());
        using var request = new HttpRequestMessage(method, $"https://any.host:8081/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/query+json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await invoker.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
