using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Requests;

internal sealed class OfferRequests(CosmosAccount account)
{
    public async Task<EndpointResponse> AnswerAsync(EndpointRequest request, RequestTarget target)
    {
        if (target.Depth == 1)
        {
            return ResourceQuery.Answer(request, "Offers", "", account.Offers.All().Select(offer => offer.ToJson()), account.Clock.UtcNow);
        }
        var found = account.Offers.FindByRid(target[1]) ?? throw new CosmosRefusal(404, "Resource Not Found: no such offer.");
        if (request.Method == "PUT")
        {
            var content = JsonAnswers.ReadObject(request)["content"];
            var throughput = content?["offerAutopilotSettings"]?["maxThroughput"]?.GetValue<int>() ?? content?["offerThroughput"]?.GetValue<int>();
            await account.Offers.SetAsync(found.ResourceRid, found.ResourceSelf, throughput ?? found.Throughput);
            found = account.Offers.FindByRid(target[1])!;
        }
        return JsonAnswers.Resource(found.ToJson(), etag: null);
    }
}
