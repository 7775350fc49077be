namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>A path taken apart: dbs/{db}/colls/{container}/{feed}/{id}, names or resource ids alike.</summary>
internal readonly record struct RequestTarget(string[] Segments, CosmosOperation Operation)
{
    public int Depth => Segments.Length;

    public string this[int index] => Segments[index];

    public static RequestTarget Parse(EndpointRequest request)
    {
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].Contains('%', StringComparison.Ordinal)) segments[i] = Uri.UnescapeDataString(segments[i]);
        }
        var container = segments.Length > 3 && segments[2] == "colls" ? segments[3] : null;
        var isDocument = segments.Length > 4 && segments[4] == "docs";
        var kind = isDocument ? KindOf(request, segments.Length) : CosmosOperationKind.Metadata;
        return new RequestTarget(segments, new CosmosOperation(kind, container, isDocument && segments.Length > 5 ? segments[5] : null));
    }

    private static CosmosOperationKind KindOf(EndpointRequest request, int depth) => request.Method switch
    {
        "GET" => depth == 5 ? CosmosOperationKind.ReadFeed : CosmosOperationKind.Read,
        "PUT" => CosmosOperationKind.Replace,
        "PATCH" => CosmosOperationKind.Patch,
        "DELETE" => CosmosOperationKind.Delete,
        "POST" when request.Flag(HeaderNames.IsBatch) => CosmosOperationKind.Batch,
        "POST" when request.Flag(HeaderNames.IsQuery) || request.Flag(HeaderNames.IsQueryPlan) => CosmosOperationKind.Query,
        "POST" when request.Flag(HeaderNames.IsUpsert) => CosmosOperationKind.Upsert,
        _ => CosmosOperationKind.Create,
    };
}
