using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Get instance status, and get all instances status.</summary>
internal sealed class InstanceReading(TaskHub hub)
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    public async Task<IResult> OneAsync(HttpContext http, string id)
    {
        if (await hub.GetInstanceAsync(id, withPayloads: true) is not { } instance) return Results.NotFound();
        var query = http.Request.Query;
        var document = InstanceDocument.Of(instance, showInput: InstanceParameters.Flag(query["showInput"], true));
        if (InstanceParameters.Flag(query["showHistory"], false) && await hub.ReadHistoryAsync(id) is { } history)
        {
            document["historyEvents"] = HistoryDocument.Of(history, InstanceParameters.Flag(query["showHistoryOutput"], false));
        }
        if (instance.OrchestrationStatus == OrchestrationStatus.Failed && InstanceParameters.Flag(query["returnInternalServerErrorOnFailure"], false))
        {
            return Results.Json(document, statusCode: StatusCodes.Status500InternalServerError);
        }
        if (instance.OrchestrationStatus.IsFinished()) return Results.Json(document);
        http.Response.Headers.Location = http.Request.Path + http.Request.QueryString;
        return Results.Json(document, statusCode: StatusCodes.Status202Accepted);
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var showInput = InstanceParameters.Flag(http.Request.Query["showInput"], true);
        try
        {
            var query = InstanceParameters.Parse(http.Request.Query);
            query.ContinuationToken = http.Request.Headers[ContinuationHeader].ToString() is { Length: > 0 } token ? token : null;
            var page = await hub.QueryAsync(query);
            if (page.ContinuationToken is { } next) http.Response.Headers[ContinuationHeader] = next;
            return Results.Json(new JsonArray([.. page.Instances.Select(JsonNode (instance) => InstanceDocument.Of(instance, showInput))]));
        }
        catch (FormatException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    }
}
