using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Requests;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>From method and path to what answers it.</summary>
internal sealed class Router(CosmosAccount account)
{
    private readonly DatabaseRequests databases = new(account);
    private readonly ContainerRequests containers = new(account);
    private readonly OfferRequests offers = new(account);
    private readonly DocumentRequests documents = new(account);

    /// <exception cref="CosmosRefusal">What was asked is refused, not there, or not supported.</exception>
    public ValueTask<EndpointResponse> RouteAsync(EndpointRequest request, RequestTarget target)
    {
        if (target.Depth == 0) return new ValueTask<EndpointResponse>(JsonAnswers.Resource(AccountDocument.For(request.BaseAddress), null));
        return target[0] switch
        {
            "dbs" when target.Depth <= 2 => new ValueTask<EndpointResponse>(databases.AnswerAsync(request, target)),
            "dbs" when target.Depth <= 4 && target[2] == "colls" => new ValueTask<EndpointResponse>(containers.AnswerAsync(request, target)),
            "dbs" when target[2] == "colls" => BelowContainer(request, target),
            "offers" => new ValueTask<EndpointResponse>(offers.AnswerAsync(request, target)),
            _ => throw Unsupported(request),
        };
    }

    private ValueTask<EndpointResponse> BelowContainer(EndpointRequest request, RequestTarget target)
    {
        var container = FindContainer(target);
        return target[4] switch
        {
            "docs" => documents.AnswerAsync(request, target, container),
            "pkranges" => new ValueTask<EndpointResponse>(PartitionRanges.Answer(request, container)),
            "operations" when target.Depth == 6 && target[5] == "partitionkeydelete" =>
                new ValueTask<EndpointResponse>(DocumentRequests.DeletePartitionAsync(request, container)),
            // A container of ours has none of these; a client that lists them may know.
            "sprocs" or "triggers" or "udfs" or "conflicts" when request.Method == "GET" && target.Depth == 5 =>
                new ValueTask<EndpointResponse>(JsonAnswers.Feed(FeedName(target[4]), container.Resource.Rid, [])),
            _ => throw Unsupported(request),
        };
    }

    private DocumentContainer FindContainer(RequestTarget target) =>
        account.Find(target[1])?.Find(target[3])
        ?? throw new CosmosRefusal(404, "Owner resource does not exist: no such database or container.", 1003);

    private static string FeedName(string feed) => feed switch
    {
        "sprocs" => "StoredProcedures",
        "triggers" => "Triggers",
        "udfs" => "UserDefinedFunctions",
        _ => "Conflicts",
    };

    private static CosmosRefusal Unsupported(EndpointRequest request) =>
        new(400, $"{request.Method} {request.Path} is not supported by the embedded Cosmos endpoint.");
}
