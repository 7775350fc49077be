using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>Answers made of what is seldom asked for: the account's own resources.</summary>
internal static class JsonAnswers
{
    public static EndpointResponse Resource(JsonObject json, string? etag, int status = 200, long lsn = -1) => new()
    {
        Status = status,
        Body = JsonSerializer.SerializeToUtf8Bytes(json),
        Charge = 1,
        ETag = etag,
        Lsn = lsn,
    };

    public static EndpointResponse Feed(string name, string rid, IEnumerable<JsonObject> items, string? etag = null, long lsn = -1)
    {
        var array = new JsonArray([.. items]);
        var count = array.Count;
        var json = new JsonObject { ["_rid"] = rid, [name] = array, ["_count"] = count };
        return new EndpointResponse
        {
            Status = 200,
            Body = JsonSerializer.SerializeToUtf8Bytes(json),
            Charge = 1,
            ItemCount = count,
            ETag = etag,
            Lsn = lsn,
        };
    }

    /// <exception cref="CosmosRefusal">400: not an object.</exception>
    public static JsonObject ReadObject(EndpointRequest request) =>
        JsonNode.Parse(request.Body.Span) as JsonObject ?? throw new CosmosRefusal(400, "The request body is not a JSON object.");
}
