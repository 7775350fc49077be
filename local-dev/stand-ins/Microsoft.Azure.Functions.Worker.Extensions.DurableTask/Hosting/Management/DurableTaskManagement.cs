using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>The HTTP API of the durable extension. Source: "HTTP API reference for Durable Functions".</summary>
internal static class DurableTaskManagement
{
    private const string Root = "/runtime/webhooks/durabletask";

    /// <param name="routes">Where to map; the route prefix of functions does not apply.</param>
    /// <param name="engine">The engine the endpoints watch and steer.</param>
    /// <param name="authorize">True when the request carries the system key, as ?code= or x-functions-key.</param>
    /// <param name="systemKey">The key put into the URLs of answers; none when null.</param>
    public static void MapDurableTaskManagement(
        this IEndpointRouteBuilder routes, OrchestrationEngine engine, Func<HttpContext, bool> authorize, Func<string?>? systemKey = null)
    {
        var client = engine.CreateClient();
        var reading = new InstanceReading(engine, client);
        var steering = new InstanceSteering(client, systemKey ?? (() => null));
        var group = routes.MapGroup(Root).AddEndpointFilter(async (call, next) =>
            authorize(call.HttpContext) ? await next(call) : Results.StatusCode(StatusCodes.Status401Unauthorized));
        group.MapGet("/instances/{id}", reading.OneAsync);
        group.MapGet("/instances", (Delegate)reading.ListAsync);
        group.MapDelete("/instances/{id}", steering.PurgeOneAsync);
        group.MapDelete("/instances", (Delegate)steering.PurgeManyAsync);
        group.MapPost("/instances/{id}/raiseEvent/{name}", steering.RaiseEventAsync);
        group.MapPost("/instances/{id}/terminate", steering.TerminateAsync);
        group.MapPost("/instances/{id}/suspend", steering.SuspendAsync);
        group.MapPost("/instances/{id}/resume", steering.ResumeAsync);
        group.MapPost("/instances/{id}/rewind", steering.RewindAsync);
        group.MapPost("/instances/{id}/restart", steering.RestartAsync);
        group.MapPost("/orchestrators/{name}/{id?}", steering.StartAsync);
    }
}
