using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Requests;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>
/// The plan a client asks for when it cannot make its own. There is one physical partition, and it orders, groups, counts and
/// cuts by itself: the client has only to send the query as it is and to hand on what comes.
/// </summary>
internal static class QueryPlan
{
    public static EndpointResponse Answer(QueryRequest query)
    {
        var plan = new JsonObject
        {
            ["partitionedQueryExecutionInfoVersion"] = 2,
            ["queryInfo"] = new JsonObject
            {
                ["distinctType"] = "None",
                ["top"] = null,
                ["offset"] = null,
                ["limit"] = null,
                ["orderBy"] = new JsonArray(),
                ["orderByExpressions"] = new JsonArray(),
                ["groupByExpressions"] = new JsonArray(),
                ["groupByAliases"] = new JsonArray(),
                ["aggregates"] = new JsonArray(),
                ["groupByAliasToAggregateType"] = new JsonObject(),
                ["rewrittenQuery"] = "",
                ["hasSelectValue"] = query.Query.Select.Projection is not ObjectOf,
                ["hasNonStreamingOrderBy"] = false,
            },
            ["queryRanges"] = new JsonArray(new JsonObject
            {
                ["min"] = "",
                ["max"] = "FF",
                ["isMinInclusive"] = true,
                ["isMaxInclusive"] = false,
            }),
        };
        return JsonAnswers.Resource(plan, etag: null);
    }
}
