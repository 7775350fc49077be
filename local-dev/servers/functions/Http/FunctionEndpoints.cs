using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>The routes of the HTTP functions: none until the worker has listed them.</summary>
internal sealed class FunctionEndpoints : EndpointDataSource, IDisposable
{
    private readonly CancellationTokenSource change = new();
    private IReadOnlyList<Endpoint> endpoints = [];

    public override IReadOnlyList<Endpoint> Endpoints => Volatile.Read(ref endpoints);

    public override IChangeToken GetChangeToken() =>
        change.IsCancellationRequested ? NullChangeToken.Singleton : new CancellationChangeToken(change.Token);

    public void Open(IEnumerable<HttpTriggerRoute> routes, Func<HttpTriggerRoute, RequestDelegate> handler)
    {
        Volatile.Write(ref endpoints, [.. routes.Select(route => Build(route, handler(route)))]);
        change.Cancel();
    }

    public void Dispose() => change.Dispose();

    private static Endpoint Build(HttpTriggerRoute route, RequestDelegate handler)
    {
        var builder = new RouteEndpointBuilder(handler, RoutePatternFactory.Parse(route.Pattern), order: 0)
        {
            DisplayName = route.Function.Name,
        };
        if (route.Methods.Count > 0) builder.Metadata.Add(new HttpMethodMetadata(route.Methods));
        return builder.Build();
    }
}
