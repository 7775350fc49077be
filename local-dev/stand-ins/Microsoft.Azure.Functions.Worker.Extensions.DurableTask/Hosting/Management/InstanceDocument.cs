using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>One instance in the shape of the documented HTTP API.</summary>
internal static class InstanceDocument
{
    public static JsonObject Of(OrchestrationMetadata instance, bool showInput) => new()
    {
        ["name"] = instance.Name,
        ["instanceId"] = instance.InstanceId,
        ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
        ["input"] = showInput ? Json(instance.SerializedInput) : null,
        ["customStatus"] = Json(instance.SerializedCustomStatus),
        ["output"] = Json(instance.SerializedOutput) ?? instance.FailureDetails?.ErrorMessage,
        ["createdTime"] = Time(instance.CreatedAt.UtcDateTime),
        ["lastUpdatedTime"] = Time(instance.LastUpdatedAt.UtcDateTime),
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

    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
