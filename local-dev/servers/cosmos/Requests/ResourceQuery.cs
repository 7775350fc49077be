using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Query;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>A feed of databases, containers or offers: listed, or queried by the same language as documents.</summary>
internal static class ResourceQuery
{
    public static EndpointResponse Answer(EndpointRequest request, string feed, string rid, IEnumerable<JsonObject> resources, DateTimeOffset now)
    {
        if (request.Method == "GET") return JsonAnswers.Feed(feed, rid, resources);
        var query = QueryRequest.Read(request.Body);
        var source = new BodiesSource([.. resources.Select(resource => JsonSerializer.SerializeToUtf8Bytes(resource))]);
        var page = new QueryRun(query, now).Read(source, continuation: null, limit: int.MaxValue, rid, feed);
        return new EndpointResponse { Status = 200, Body = page.Body, Charge = 1, ItemCount = page.Count };
    }
}
