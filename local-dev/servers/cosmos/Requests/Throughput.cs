using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Requests;

/// <summary>The throughput a creator asks for, fixed or autoscale, in RU/s.</summary>
internal static class Throughput
{
    public static int? Asked(EndpointRequest request)
    {
        if (request.Number(HeaderNames.OfferThroughput) is { } units) return units;
        return request.Header(HeaderNames.AutopilotSettings) is { Length: > 0 } settings
            ? JsonNode.Parse(settings)?["maxThroughput"]?.GetValue<int>()
            : null;
    }
}
