using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>One physical partition for the whole key space, which never splits; a client that knows it is told "not modified".</summary>
internal static class PartitionRanges
{
    private const string ETag = "\"1\"";

    public static EndpointResponse Answer(EndpointRequest request, DocumentContainer container)
    {
        if (request.Header(HeaderNames.IfNoneMatch) is { } known && known.Trim('"') == "1")
        {
            return new EndpointResponse { Status = 304, ETag = ETag, Charge = 0, Lsn = 0 };
        }
        var range = new JsonObject
        {
            ["_rid"] = container.Resource.Rid,
            ["id"] = "0",
            ["_etag"] = ETag,
            ["minInclusive"] = "",
            ["maxExclusive"] = "FF",
            ["ridPrefix"] = 0,
            ["_self"] = $"{container.Resource.Self}pkranges/0/",
            ["throughputFraction"] = 1,
            ["status"] = "online",
            ["parents"] = new JsonArray(),
            ["_ts"] = 0,
            ["_lsn"] = 1,
        };
        return JsonAnswers.Feed("PartitionKeyRanges", container.Resource.Rid, [range], ETag, lsn: 0);
    }
}
