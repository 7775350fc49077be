using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>The query reference ("Queries in Azure Cosmos DB for NoSQL"), one row a rule, through the SDK's own planning.</summary>
public sealed class QueryTests : IAsyncLifetime
{
    private static readonly string[] Documents =
    [
        """{"id":"1","accountId":"a-1","kind":"bill","cents":1200,"paid":true,"tags":["water","late"],"address":{"zip":"97201","city":"Portland"},"lines":[{"code":"W","amount":7},{"code":"S","amount":5}]}""",
        """{"id":"2","accountId":"a-1","kind":"payment","cents":-1200,"tags":["water"],"address":{"zip":"97202"},"note":null}""",
        """{"id":"3","accountId":"a-2","kind":"bill","cents":300,"paid":false,"tags":[],"address":{"zip":"97201","city":"portland"},"lines":[{"code":"W","amount":3}]}""",
        """{"id":"4","accountId":"a-3","kind":"deposit","cents":5000.5,"when":"2026-02-28T10:00:00.0000000Z"}""",
        """{"id":"5","accountId":"a-3","kind":7,"cents":"none"}""",
    ];

    private EmbeddedAccount account = null!;
    private Container container = null!;

    public async Task InitializeAsync()
    {
        account = await EmbeddedAccount.OpenAsync();
        container = await account.AccountsAsync();
        foreach (var document in Documents)
        {
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document));
            var key = JsonNode.Parse(document)!["accountId"]!.GetValue<string>();
            using var created = await container.CreateItemStreamAsync(body, new PartitionKey(key));
            created.EnsureSuccessStatusCode();
        }
    }

    public async Task DisposeAsync() => await account.DisposeAsync();

    [Theory]
    [MemberData(nameof(QueryCases.Cases), MemberType = typeof(QueryCases))]
    public async Task A_query_over_all_partitions_answers(string query, string expected)
    {
        Assert.Equal(Normal(expected), Normal(await RunAsync(new QueryDefinition(query), null)));
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c", """["1","2"]""")]
    [InlineData("SELECT VALUE SUM(c.cents) FROM c", "[0]")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.cents", """["2","1"]""")]
    [InlineData("SELECT c.kind, COUNT(1) AS n FROM c GROUP BY c.kind", """[{"kind":"bill","n":1},{"kind":"payment","n":1}]""")]
    [InlineData("SELECT DISTINCT VALUE t FROM c JOIN t IN c.tags", """["water","late"]""")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.id DESC OFFSET 1 LIMIT 1", """["1"]""")]
    public async Task A_query_inside_a_partition_answers(string query, string expected)
    {
        Assert.Equal(Normal(expected), Normal(await RunAsync(new QueryDefinition(query), new PartitionKey("a-1"))));
    }

    [Fact]
    public async Task Parameters_take_any_value()
    {
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.cents >= @least AND ARRAY_CONTAINS(@zips, c.address.zip) AND c.paid = @paid")
            .WithParameter("@least", 100).WithParameter("@zips", new[] { "97201" }).WithParameter("@paid", true);
        Assert.Equal("""["1"]""", await RunAsync(query, null));
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.kind = 'refund'")]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.cents > 0 AND 'refund' = c.kind")]
    public async Task A_text_is_found_however_its_writer_escaped_it(string query)
    {
        using var body = new MemoryStream("""{"id":"6","accountId":"a-4","kind":"r\u0065fund","cents":9}"""u8.ToArray());
        using var created = await container.CreateItemStreamAsync(body, new PartitionKey("a-4"));
        Assert.Equal("""["6"]""", await RunAsync(new QueryDefinition(query), null));
    }

    [Fact]
    public async Task Documents_passed_over_by_their_text_are_not_charged_for_whatever_else_is_escaped_in_them()
    {
        for (var i = 0; i < 40; i++)
        {
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"w-{{i}}","accountId":"a-5","kind":"welcome","phone":"\u002B18505550{{i:000}}"}"""));
            using var created = await container.CreateItemStreamAsync(body, new PartitionKey("a-5"));
            created.EnsureSuccessStatusCode();
        }
        using var passedOver = await ReadAsync("SELECT VALUE c.id FROM c WHERE c.kind = 'refund'");
        using var lookedAt = await ReadAsync("SELECT VALUE c.id FROM c WHERE c.kind IN ('refund')");
        Assert.True(lookedAt.Headers.RequestCharge > passedOver.Headers.RequestCharge + 1);

        Task<ResponseMessage> ReadAsync(string query)
        {
            using var iterator = container.GetItemQueryStreamIterator(query, requestOptions: new QueryRequestOptions { PartitionKey = new PartitionKey("a-5") });
            return iterator.ReadNextAsync();
        }
    }

    [Fact]
    public async Task The_clock_of_a_query_is_the_clouds()
    {
        await account.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("""["2026-03-03T08:00:00.0000000Z"]""", await RunAsync(new QueryDefinition("SELECT VALUE GetCurrentDateTime() FROM c WHERE c.id = '1'"), new PartitionKey("a-1")));
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c WHERE ST_DISTANCE(c.a, c.b) < 5", "ST_DISTANCE")]
    [InlineData("SELECT VALUE udf.tax(c.cents) FROM c", "udf")]
    public async Task What_is_not_supported_is_400_and_says_what(string query, string named)
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => RunAsync(new QueryDefinition(query), new PartitionKey("a-1")));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(named, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SELECT * FROM")]
    [InlineData("SELEC * FROM c")]
    [InlineData("SELECT * FROM c WHERE c.x = ")]
    [InlineData("SELECT x.id FROM c")]
    public async Task What_is_not_a_query_is_400(string query)
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => RunAsync(new QueryDefinition(query), new PartitionKey("a-1")));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<string> RunAsync(QueryDefinition query, PartitionKey? key)
    {
        using var iterator = container.GetItemQueryIterator<JsonElement>(query, requestOptions: new QueryRequestOptions { PartitionKey = key, MaxItemCount = 2 });
        var rows = new List<JsonElement>();
        while (iterator.HasMoreResults) rows.AddRange(await iterator.ReadNextAsync());
        return JsonSerializer.Serialize(rows);
    }

    private static string Normal(string json) => JsonSerializer.Serialize(JsonNode.Parse(json));
}
