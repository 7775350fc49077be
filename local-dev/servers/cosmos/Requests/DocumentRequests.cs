using Serverless.LocalDev.Cosmos.Batches;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>Requests about documents: one POST address for five things, told apart by header.</summary>
internal sealed class DocumentRequests(CosmosAccount account)
{
    public ValueTask<EndpointResponse> AnswerAsync(EndpointRequest request, RequestTarget target, DocumentContainer container)
    {
        var now = account.Clock.UtcNow;
        return target.Operation.Kind switch
        {
            CosmosOperationKind.Read => new ValueTask<EndpointResponse>(Read(request, target, container)),
            CosmosOperationKind.Query => new ValueTask<EndpointResponse>(QueryRequests.Answer(request, container, now)),
            CosmosOperationKind.Batch => BatchRequests.AnswerAsync(request, container),
            CosmosOperationKind.ReadFeed => new ValueTask<EndpointResponse>(
                request.Header(HeaderNames.ChangeFeed) is { Length: > 0 }
                    ? ChangeFeedRequests.Answer(request, container)
                    : QueryRequests.AnswerFeed(request, container, now)),
            var kind => WriteAsync(request, container, Operation(request, target, container, kind)),
        };
    }

    /// <summary>Deletes what a partition key holds; the platform does it in the background, here it is done when answered.</summary>
    public static async Task<EndpointResponse> DeletePartitionAsync(EndpointRequest request, DocumentContainer container)
    {
        container.DeletePartition(PartitionKey(request), out var committed);
        await committed;
        return new EndpointResponse { Status = 200, Charge = 5, Lsn = container.Lsn };
    }

    private static EndpointResponse Read(EndpointRequest request, RequestTarget target, DocumentContainer container)
    {
        var found = container.Find(PartitionKey(request), target[5], out var lsn);
        if (found is null) return CosmosRefusal.Response(404, 0, "Entity with the specified id does not exist in the system.", lsn);
        var charge = RequestCharges.Read(found.Body.Length);
        return ETags.Equal(request.Header(HeaderNames.IfNoneMatch), found)
            ? new EndpointResponse { Status = 304, ETag = found.ETag, Charge = charge, Lsn = lsn }
            : new EndpointResponse { Status = 200, Body = found.Body, ETag = found.ETag, Charge = charge, Lsn = lsn };
    }

    private static async ValueTask<EndpointResponse> WriteAsync(EndpointRequest request, DocumentContainer container, WriteOperation operation)
    {
        var outcome = container.Write(operation, out var lsn, out var committed);
        await committed;
        if (!outcome.Succeeded) return CosmosRefusal.Response(outcome.Status, outcome.SubStatus, outcome.Message!, lsn, outcome.Charge);
        var minimal = request.Header(HeaderNames.Prefer) is { } prefer && prefer.Contains("return=minimal", StringComparison.OrdinalIgnoreCase);
        return new EndpointResponse
        {
            Status = outcome.Status,
            Body = minimal || outcome.Document is null ? default(ReadOnlyMemory<byte>) : outcome.Document.Body,
            ETag = outcome.Document?.ETag,
            Charge = outcome.Charge,
            Lsn = lsn,
        };
    }

    private static WriteOperation Operation(EndpointRequest request, RequestTarget target, DocumentContainer container, CosmosOperationKind kind)
    {
        var draft = kind is CosmosOperationKind.Create or CosmosOperationKind.Upsert or CosmosOperationKind.Replace
            ? DraftReader.Read(request.Body, container.Resource.Definition)
            : null;
        return new WriteOperation
        {
            Kind = kind switch
            {
                CosmosOperationKind.Create => WriteKind.Create,
                CosmosOperationKind.Upsert => WriteKind.Upsert,
                CosmosOperationKind.Replace => WriteKind.Replace,
                CosmosOperationKind.Patch => WriteKind.Patch,
                _ => WriteKind.Delete,
            },
            PartitionKey = request.Header(HeaderNames.PartitionKey) is null && draft is not null ? draft.PartitionKey : PartitionKey(request),
            Id = target.Depth > 5 ? target[5] : draft!.Id,
            Draft = draft,
            Patch = kind == CosmosOperationKind.Patch ? PatchRequest.Read(request.Body) : null,
            IfMatch = request.Header(HeaderNames.IfMatch),
            IfNoneMatch = request.Header(HeaderNames.IfNoneMatch),
        };
    }

    private static string PartitionKey(EndpointRequest request) => PartitionKeyText.FromHeader(
        request.Header(HeaderNames.PartitionKey) is { Length: > 0 } header
            ? header
            : throw new CosmosRefusal(400, "PartitionKey value must be supplied for this operation."));
}
