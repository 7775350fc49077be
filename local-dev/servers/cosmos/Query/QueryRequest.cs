using System.Text.Json;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>A query with its parameters, as a client posts it.</summary>
internal sealed record QueryRequest(SqlQuery Query, IReadOnlyDictionary<string, QueryValue> Parameters)
{
    private static readonly Dictionary<string, QueryValue> None = [];

    public static QueryRequest Everything { get; } = new(SqlQuery.Parse("SELECT * FROM c"), None);

    /// <exception cref="CosmosRefusal">400.</exception>
    public static QueryRequest Read(ReadOnlyMemory<byte> body)
    {
        // The parameters are views of this document, which therefore lives as long as they do.
        var root = JsonDocument.Parse(body).RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("query"u8, out var text) || text.ValueKind != JsonValueKind.String)
        {
            throw new CosmosRefusal(400, "The request body is not a query: it has no query text.");
        }
        var query = SqlQuery.Parse(text.GetString()!);
        if (!root.TryGetProperty("parameters"u8, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return new QueryRequest(query, None);
        }
        var parameters = new Dictionary<string, QueryValue>(StringComparer.Ordinal);
        foreach (var parameter in list.EnumerateArray())
        {
            parameters[parameter.GetProperty("name"u8).GetString()!] =
                parameter.TryGetProperty("value"u8, out var value) ? new QueryValue(value) : QueryValue.Undefined;
        }
        return new QueryRequest(query, parameters);
    }
}
