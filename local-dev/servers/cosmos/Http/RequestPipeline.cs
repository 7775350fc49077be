using Serverless.LocalDev.Cosmos.Resources;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>What happens to every request: counted as work in flight, faults first, then the route, then the books.</summary>
internal sealed class RequestPipeline(CosmosAccount account, CloudClock clock, CosmosFaults faults, CosmosCounters counters)
{
    private readonly Router router = new(account);

    public async ValueTask<EndpointResponse> AnswerAsync(EndpointRequest request)
    {
        using var scope = clock.Work.Begin(WorkKind.Request);
        var target = RequestTarget.Parse(request);
        var fault = faults.Any ? faults.Take(target.Operation) : null;
        if (fault is { Kind: FaultKind.LostRequest }) throw Broken();
        var answer = fault is { Kind: FaultKind.Status } ? Injected(fault) : await RouteAsync(request, target);
        counters.Count(answer.Status, answer.Charge);
        return fault is { Kind: FaultKind.LostAnswer } ? throw Broken() : answer;
    }

    private async ValueTask<EndpointResponse> RouteAsync(EndpointRequest request, RequestTarget target)
    {
        if (account.Fault is { } stopped) return Unavailable(stopped);
        try
        {
            return await router.RouteAsync(request, target);
        }
        catch (StoreException lost)
        {
            return Unavailable(lost);
        }
        catch (Exception failure) when (CosmosRefusal.Of(failure) is not null)
        {
            return CosmosRefusal.Of(failure)!.ToResponse();
        }
    }

    private static EndpointResponse Unavailable(StoreException reason) => CosmosRefusal.Response(503, 0, reason.Message);

    private static EndpointResponse Injected(PendingFault fault)
    {
        var answer = CosmosRefusal.Response(fault.Status, fault.SubStatus, $"Injected fault: {fault.Status}.", charge: 0);
        return new EndpointResponse
        {
            Status = answer.Status,
            SubStatus = answer.SubStatus,
            Body = answer.Body,
            RetryAfter = fault.RetryAfter,
        };
    }

    private static HttpRequestException Broken() => new("Injected fault: the connection was lost.");
}
