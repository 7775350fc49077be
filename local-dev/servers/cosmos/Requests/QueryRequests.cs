using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Query;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>Queries over documents, page by page, and the plans for them.</summary>
internal static class QueryRequests
{
    private const int DefaultPage = 100;

    /// <summary>The page size where the client leaves it to the account (-1).</summary>
    private const int DynamicPage = 1000;

    public static EndpointResponse Answer(EndpointRequest request, DocumentContainer container, DateTimeOffset now)
    {
        var query = QueryRequest.Read(request.Body);
        return request.Flag(HeaderNames.IsQueryPlan) ? QueryPlan.Answer(query) : Run(request, container, query, now);
    }

    /// <summary>All documents, as GET on the feed asks for them.</summary>
    public static EndpointResponse AnswerFeed(EndpointRequest request, DocumentContainer container, DateTimeOffset now) =>
        Run(request, container, QueryRequest.Everything, now);

    private static EndpointResponse Run(EndpointRequest request, DocumentContainer container, QueryRequest query, DateTimeOffset now)
    {
        var scope = DocumentScope.Of(request, container.Resource.Definition.PartitionKeyPaths);
        var limit = request.Number(HeaderNames.MaxItemCount) switch
        {
            null or 0 => DefaultPage,
            < 0 => DynamicPage,
            { } asked => asked,
        };
        var continuation = QueryContinuation.Parse(request.Header(HeaderNames.Continuation));
        var page = new QueryRun(query, now).Read(new ContainerSource(container, scope), continuation, limit, container.Resource.Rid, "Documents");
        return new EndpointResponse
        {
            Status = 200,
            Body = page.Body,
            ItemCount = page.Count,
            Continuation = page.Continuation,
            Charge = RequestCharges.Query(page.DocumentsRead, page.Body.Length),
            Lsn = container.Lsn,
        };
    }
}
