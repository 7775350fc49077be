using System.Globalization;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>The headers every answer carries, and those that only some do.</summary>
internal static class ResponseHeaders
{
    private const string NoActivity = "00000000-0000-0000-0000-000000000000";

    public static IEnumerable<(string Name, string Value)> Of(EndpointResponse answer, EndpointRequest request)
    {
        yield return (HeaderNames.RequestCharge, answer.ChargeText);
        yield return (HeaderNames.ActivityId, request.Header(HeaderNames.ActivityId) ?? NoActivity);
        yield return ("x-ms-serviceversion", "version=2.14.0.0");
        if (answer.Lsn >= 0)
        {
            yield return (HeaderNames.SessionToken, answer.SessionToken);
            yield return ("lsn", answer.Lsn.ToString(CultureInfo.InvariantCulture));
            yield return ("x-ms-documentdb-partitionkeyrangeid", "0");
        }
        if (answer.ETag is { } etag) yield return ("etag", etag);
        if (answer.SubStatus != 0) yield return (HeaderNames.SubStatus, answer.SubStatus.ToString(CultureInfo.InvariantCulture));
        if (answer.Continuation is { } continuation) yield return (HeaderNames.Continuation, continuation);
        if (answer.ItemCount is { } count) yield return (HeaderNames.ItemCount, count.ToString(CultureInfo.InvariantCulture));
        if (answer.RetryAfter is { } retryAfter)
        {
            yield return (HeaderNames.RetryAfter, ((long)retryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }
    }
}
