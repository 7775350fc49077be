using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>One instance in the shape of the documented HTTP API.</summary>
internal static class InstanceDocument
{
    public static JsonObject Of(OrchestrationState instance, bool showInput) => new()
    {
        ["name"] = instance.Name,
        ["instanceId"] = instance.InstanceId,
        ["runtimeStatus"] = instance.OrchestrationStatus.ToString(),
        ["input"] = showInput ? Json(instance.Input) : null,
        ["customStatus"] = Json(instance.CustomStatus),
        ["output"] = Json(instance.Output) ?? instance.FailureDetails?.ErrorMessage,
        ["createdTime"] = Time(instance.CreatedTimestamp.ToDateTime()),
        ["lastUpdatedTime"] = Time(instance.LastUpdatedTimestamp.ToDateTime()),
    };

    /// <summary>A payload as JSON; one that is not JSON, as the text it is.</summary>
    public static JsonNode? Json(string? payload)
    {
        if (payload is null) return null;
        try
        {
            return JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return payload;
        }
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
