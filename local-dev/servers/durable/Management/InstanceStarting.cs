using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Starts instances, and those that were once more.</summary>
internal sealed class InstanceStarting(TaskHub hub, Func<string?> systemKey)
{
    public async Task<IResult> StartAsync(HttpContext http, string name, string? id)
    {
        var body = await RequestBody.ReadAsync(http);
        if (!body.IsJson) return Results.BadRequest("The body must be JSON.");
        var request = new CreateInstanceRequest { InstanceId = id ?? string.Empty, Name = name, Input = body.Text };
        if (StartRequests.Refusal(request) is { } refusal) return Results.BadRequest(refusal);
        if (hub.Orchestrators is { } known && !known.Contains(name)) return Results.BadRequest(StartRequests.UnknownFunction(name));
        var started = await hub.StartInstanceAsync(request);
        return started.BlockedBy is null
            ? CheckStatus(http, started.InstanceId)
            : Results.Conflict($"An orchestration instance with the ID {started.InstanceId} already exists, and is {started.BlockedBy}.");
    }

    public async Task<IResult> RestartAsync(HttpContext http, string id, bool restartWithNewInstanceId = true)
    {
        if (await hub.GetInstanceAsync(id, true) is not { } existing) return Results.NotFound();
        var restarted = await hub.StartInstanceAsync(StartRequests.Again(existing, restartWithNewInstanceId));
        return restarted.BlockedBy is null
            ? CheckStatus(http, restarted.InstanceId)
            : Results.BadRequest($"The orchestration instance {id} cannot be restarted: it is {restarted.BlockedBy}.");
    }

    private IResult CheckStatus(HttpContext http, string id)
    {
        var urls = ManagementUrls.For($"{http.Request.Scheme}://{http.Request.Host}", id, systemKey());
        http.Response.Headers.RetryAfter = "10";
        return Results.Accepted(urls.StatusQueryGetUri, urls);
    }
}
