using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Requests;

internal sealed class DatabaseRequests(CosmosAccount account)
{
    public async Task<EndpointResponse> AnswerAsync(EndpointRequest request, RequestTarget target)
    {
        if (target.Depth == 1) return await AnswerFeedAsync(request);
        var database = account.Find(target[1]) ?? throw new CosmosRefusal(404, "Resource Not Found: no such database.");
        switch (request.Method)
        {
            case "GET":
                return JsonAnswers.Resource(database.ToJson(), database.ETag, lsn: 0);
            case "DELETE":
                account.DeleteDatabase(database, out var committed);
                await committed;
                return EndpointResponse.Empty(204, charge: 4.95);
            default:
                throw new CosmosRefusal(405, $"A database cannot be asked to {request.Method}.");
        }
    }

    private async Task<EndpointResponse> AnswerFeedAsync(EndpointRequest request)
    {
        if (request.Method == "GET" || request.Flag(HeaderNames.IsQuery))
        {
            return ResourceQuery.Answer(request, "Databases", "", account.Databases.Select(database => database.ToJson()), account.Clock.UtcNow);
        }
        var id = JsonAnswers.ReadObject(request)["id"]?.GetValue<string>() ?? "";
        var created = account.CreateDatabase(id, Throughput.Asked(request), out var committed);
        await committed;
        return JsonAnswers.Resource(created.ToJson(), created.ETag, 201, lsn: 0);
    }
}
