using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Requests;

internal sealed class ContainerRequests(CosmosAccount account)
{
    public async Task<EndpointResponse> AnswerAsync(EndpointRequest request, RequestTarget target)
    {
        var database = account.Find(target[1]) ?? throw new CosmosRefusal(404, "Owner resource does not exist: no such database.", target.Depth == 3 ? 1003 : 0);
        if (target.Depth == 3) return await AnswerFeedAsync(request, database);
        var container = database.Find(target[3]) ?? throw new CosmosRefusal(404, "Resource Not Found: no such container.");
        switch (request.Method)
        {
            case "GET":
                return Resource(container);
            case "PUT":
                Check(request.Header(HeaderNames.IfMatch), container.Resource.ETag);
                account.ReplaceContainer(container, JsonAnswers.ReadObject(request), out var replaced);
                await replaced;
                return Resource(container);
            case "DELETE":
                Check(request.Header(HeaderNames.IfMatch), container.Resource.ETag);
                account.DeleteContainer(database, container, out var deleted);
                await deleted;
                return EndpointResponse.Empty(204, charge: 4.95);
            default:
                throw new CosmosRefusal(405, $"A container cannot be asked to {request.Method}.");
        }
    }

    private async Task<EndpointResponse> AnswerFeedAsync(EndpointRequest request, DatabaseResource database)
    {
        if (request.Method == "GET" || request.Flag(HeaderNames.IsQuery))
        {
            var all = database.Containers.Select(container => container.Resource.ToJson());
            return ResourceQuery.Answer(request, "DocumentCollections", database.Rid, all, account.Clock.UtcNow);
        }
        var created = account.CreateContainer(database, JsonAnswers.ReadObject(request), Throughput.Asked(request), out var committed);
        await committed;
        return Resource(created, 201);
    }

    private static EndpointResponse Resource(DocumentContainer container, int status = 200) =>
        JsonAnswers.Resource(container.Resource.ToJson(), container.Resource.ETag, status, container.Lsn);

    private static void Check(string? expected, string etag)
    {
        if (expected is null or "*" || expected.Trim('"') == etag.Trim('"')) return;
        throw new CosmosRefusal(412, "Operation cannot be performed because one of the specified precondition is not met.");
    }
}
