using System.Globalization;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>
/// The change feed in LatestVersion mode: each document once, at its last change, deletions not shown
/// ("Change feed modes in Azure Cosmos DB"). The ETag of a page is where the next one begins.
/// </summary>
internal static class ChangeFeedRequests
{
    private const int DefaultPage = 100;

    public static EndpointResponse Answer(EndpointRequest request, DocumentContainer container)
    {
        if (request.Header(HeaderNames.ChangeFeed)!.Contains("Full", StringComparison.OrdinalIgnoreCase))
        {
            throw new CosmosRefusal(400, "The change feed's AllVersionsAndDeletes mode is not supported by the embedded Cosmos endpoint.");
        }
        var scope = DocumentScope.Of(request, container.Resource.Definition.PartitionKeyPaths);
        var known = request.Header(HeaderNames.IfNoneMatch);
        if (known == "*" && request.Header(HeaderNames.IfModifiedSince) is null) return NotModified(container.Lsn);
        var after = known is null or "*" ? 0 : ETags.ToLsn(known) ?? throw new CosmosRefusal(400, $"The continuation {known} is not one of this change feed.");
        var since = Since(request);
        var limit = request.Number(HeaderNames.MaxItemCount) is { } asked and > 0 ? asked : DefaultPage;
        var changes = container.ReadChanges(after, limit,
            version => version.Document.Timestamp >= since && scope.Contains(version.Slot), out var lsn);
        if (changes.Count == 0) return NotModified(lsn);
        var page = DocumentFeed.Write(container.Resource.Rid, changes);
        // A full page ends at its last document; what was passed over behind a shorter one need not be looked at again.
        var next = changes.Count == limit ? changes[^1].Document.Lsn : lsn;
        return new EndpointResponse
        {
            Status = 200,
            Body = page,
            ETag = ETag(next),
            Continuation = ETag(next),
            ItemCount = changes.Count,
            Charge = RequestCharges.Query(changes.Count, page.Length),
            Lsn = lsn,
        };
    }

    private static EndpointResponse NotModified(long lsn) =>
        new() { Status = 304, ETag = ETag(lsn), Continuation = ETag(lsn), ItemCount = 0, Charge = 1, Lsn = lsn };

    private static long Since(EndpointRequest request) =>
        request.Header(HeaderNames.IfModifiedSince) is { Length: > 0 } header
        && DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? since.ToUnixTimeSeconds()
            : 0;

    private static string ETag(long lsn) => string.Create(CultureInfo.InvariantCulture, $"\"{lsn}\"");
}
