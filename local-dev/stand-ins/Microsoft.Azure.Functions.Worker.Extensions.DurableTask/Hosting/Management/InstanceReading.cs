using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>Get instance status, and get all instances status.</summary>
internal sealed class InstanceReading(OrchestrationEngine engine, DurableTaskClient client)
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    public async Task<IResult> OneAsync(HttpContext http, string id)
    {
        if (await client.GetInstanceAsync(id, getInputsAndOutputs: true) is not { } instance) return Results.NotFound();
        var query = http.Request.Query;
        var document = InstanceDocument.Of(instance, showInput: Flag(query["showInput"], true));
        if (Flag(query["showHistory"], false) && await engine.ReadHistoryAsync(id) is { } history)
        {
            document["historyEvents"] = HistoryDocument.Of(history, Flag(query["showHistoryOutput"], false));
        }
        if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && Flag(query["returnInternalServerErrorOnFailure"], false))
        {
            return Results.Json(document, statusCode: StatusCodes.Status500InternalServerError);
        }
        if (instance.IsCompleted) return Results.Json(document);
        http.Response.Headers.Location = http.Request.Path + http.Request.QueryString;
        return Results.Json(document, statusCode: StatusCodes.Status202Accepted);
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var parameters = http.Request.Query;
        var showInput = Flag(parameters["showInput"], true);
        OrchestrationQuery query;
        try
        {
            query = InstanceFilter.Parse(parameters) with
            {
                FetchInputsAndOutputs = true,
                ContinuationToken = http.Request.Headers[ContinuationHeader].ToString() is { Length: > 0 } token ? token : null,
                PageSize = int.TryParse(parameters["top"], CultureInfo.InvariantCulture, out var top) && top > 0 ? top : OrchestrationQuery.DefaultPageSize,
            };
        }
        catch (FormatException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
        await foreach (var page in client.GetAllInstancesAsync(query).AsPages(query.ContinuationToken))
        {
            if (page.ContinuationToken is { } next) http.Response.Headers[ContinuationHeader] = next;
            return Results.Json(new JsonArray([.. page.Values.Select(instance => (JsonNode)InstanceDocument.Of(instance, showInput))]));
        }
        return Results.Json(new JsonArray());
    }

    private static bool Flag(string? text, bool otherwise) => bool.TryParse(text, out var value) ? value : otherwise;
}
