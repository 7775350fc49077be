using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Maps every HTTP function under the route prefix.</summary>
internal sealed class HttpFunctionEndpoints(
    FunctionCatalog catalog, IFunctionInvoker invoker, HostJson hostJson, KeyRing keys, CloudClock clock,
    IAspNetCoreModel? aspNetCore = null) : IHostEndpoints
{
    public void Map(IEndpointRouteBuilder routes, Func<HttpContext, bool> isSystemAuthorized)
    {
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is not HttpTriggerAttribute trigger) continue;
            HttpParameters.Check(function, aspNetCore is not null);
            var handler = new HttpFunctionHandler(function, invoker, keys, clock.Work, aspNetCore);
            var route = $"/{hostJson.RoutePrefix}/{(trigger.Route ?? function.Name).TrimStart('/')}".Replace("//", "/", StringComparison.Ordinal);
            var endpoint = trigger.Methods is { Length: > 0 } methods
                ? routes.MapMethods(route, methods.Select(method => method.ToUpperInvariant()), handler.HandleAsync)
                : routes.Map(route, handler.HandleAsync);
            endpoint.WithDisplayName(function.Name);
        }
    }
}
