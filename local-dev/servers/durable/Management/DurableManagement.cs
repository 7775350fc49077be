using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>The HTTP API of the durable extension. Source: "HTTP API reference for Durable Functions".</summary>
public static class DurableManagement
{
    private const string Root = "/runtime/webhooks/durabletask";

    /// <param name="routes">Where to map; the route prefix of functions does not apply.</param>
    /// <param name="hub">The hub the endpoints watch and steer.</param>
    /// <param name="authorize">True when the request carries the system key, as ?code= or x-functions-key. Unlike Azure, a POST without a body needs the header.</param>
    /// <param name="systemKey">The key put into the URLs of answers; none when null.</param>
    public static void Map(
        IEndpointRouteBuilder routes, TaskHub hub, Func<HttpContext, bool> authorize, Func<string?>? systemKey = null)
    {
        var reading = new InstanceReading(hub);
        var steering = new InstanceSteering(hub);
        var starting = new InstanceStarting(hub, systemKey ?? (() => null));
        var group = routes.MapGroup(Root).AddEndpointFilter(async (call, next) =>
        {
            using var scope = hub.Clock.Work.Begin(WorkKind.Request);
            if (!authorize(call.HttpContext)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
            return JsonWrites.Accepts(call.HttpContext.Request) ? await next(call) : Results.Text(JsonWrites.Refused, statusCode: StatusCodes.Status415UnsupportedMediaType);
        });
        group.MapGet("/instances/{id}", reading.OneAsync);
        group.MapGet("/instances", (Delegate)reading.ListAsync);
        group.MapDelete("/instances/{id}", steering.PurgeOneAsync);
        group.MapDelete("/instances", (Delegate)steering.PurgeManyAsync);
        group.MapPost("/instances/{id}/raiseEvent/{name}", steering.RaiseEventAsync);
        group.MapPost("/instances/{id}/terminate", steering.TerminateAsync);
        group.MapPost("/instances/{id}/suspend", steering.SuspendAsync);
        group.MapPost("/instances/{id}/resume", steering.ResumeAsync);
        group.MapPost("/instances/{id}/rewind", steering.RewindAsync);
        group.MapPost("/instances/{id}/restart", starting.RestartAsync);
        group.MapPost("/orchestrators/{name}/{id?}", starting.StartAsync);
    }
}
