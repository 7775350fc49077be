using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>Starts, signals, ends and purges instances. An unknown instance answers 404, one that has ended 410.</summary>
internal sealed class InstanceSteering(DurableTaskClient client, Func<string?> systemKey)
{
    public async Task<IResult> StartAsync(HttpContext http, string name, string? id)
    {
        if (await BodyAsync(http) is not { } body) return Results.BadRequest("The body must be JSON.");
        var started = await client.ScheduleNewOrchestrationInstanceAsync(
            name, body.ValueKind == JsonValueKind.Undefined ? null : body, new StartOrchestrationOptions(id));
        return CheckStatus(http, started);
    }

    public async Task<IResult> RaiseEventAsync(HttpContext http, string id, string name)
    {
        if (await BodyAsync(http) is not { } body) return Results.BadRequest("The body must be JSON.");
        return await SteerAsync(id, () =>
            client.RaiseEventAsync(id, name, body.ValueKind == JsonValueKind.Undefined ? null : body));
    }

    public Task<IResult> TerminateAsync(string id, string? reason) => SteerAsync(id, () => client.TerminateInstanceAsync(id, reason));

    public Task<IResult> SuspendAsync(string id, string? reason) => SteerAsync(id, () => client.SuspendInstanceAsync(id, reason));

    public Task<IResult> ResumeAsync(string id, string? reason) => SteerAsync(id, () => client.ResumeInstanceAsync(id, reason));

    public async Task<IResult> RewindAsync(string id, string? reason)
    {
        if (await client.GetInstanceAsync(id) is not { } instance) return Results.NotFound();
        if (instance.RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated) return Gone();
        try
        {
            await client.RewindInstanceAsync(id, reason ?? string.Empty);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }
        catch (InvalidOperationException refused)
        {
            return Results.BadRequest(refused.Message);
        }
    }

    public async Task<IResult> RestartAsync(HttpContext http, string id, bool restartWithNewInstanceId = true)
    {
        if (await client.GetInstanceAsync(id) is null) return Results.NotFound();
        try
        {
            return CheckStatus(http, await client.RestartAsync(id, restartWithNewInstanceId));
        }
        catch (InvalidOperationException refused)
        {
            return Results.BadRequest(refused.Message);
        }
    }

    public async Task<IResult> PurgeOneAsync(string id)
    {
        var purged = await client.PurgeInstanceAsync(id);
        return purged.PurgedInstanceCount == 0 ? Results.NotFound() : Results.Json(new { instancesDeleted = purged.PurgedInstanceCount });
    }

    public async Task<IResult> PurgeManyAsync(HttpContext http)
    {
        OrchestrationQuery query;
        try
        {
            query = InstanceFilter.Parse(http.Request.Query);
        }
        catch (FormatException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
        if (query.CreatedFrom is null) return Results.BadRequest("Please provide value for 'createdTimeFrom' parameter.");
        var purged = await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(query.CreatedFrom, query.CreatedTo, query.Statuses));
        return purged.PurgedInstanceCount == 0 ? Results.NotFound() : Results.Json(new { instancesDeleted = purged.PurgedInstanceCount });
    }

    private async Task<IResult> SteerAsync(string id, Func<Task> steer)
    {
        if (await client.GetInstanceAsync(id) is not { } instance) return Results.NotFound();
        if (instance.RuntimeStatus.IsFinished()) return Gone();
        await steer();
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private IResult CheckStatus(HttpContext http, string id)
    {
        var payload = HttpManagementPayload.For($"{http.Request.Scheme}://{http.Request.Host}", id, systemKey());
        http.Response.Headers.RetryAfter = "10";
        return Results.Accepted(payload.StatusQueryGetUri, payload);
    }

    private static IResult Gone() => Results.StatusCode(StatusCodes.Status410Gone);

    /// <summary>Undefined for an empty body; null for one that is not JSON.</summary>
    private static async Task<JsonElement?> BodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        if (string.IsNullOrWhiteSpace(text)) return default(JsonElement);
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
