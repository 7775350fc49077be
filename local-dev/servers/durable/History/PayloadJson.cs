using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Payloads of events as the JSON they hold, so that people can read them; one that holds none as <c>{"$text": …}</c>.
/// </summary>
internal static class PayloadJson
{
    private const string Text = "$text";

    public static JsonSerializerOptions Format { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>From protobuf's JSON, in which a payload is a string.</summary>
    public static JsonNode Open(string message)
    {
        var document = JsonNode.Parse(message)!;
        Change(document, static payload => Parse(payload!.GetValue<string>()));
        return document;
    }

    /// <summary>Back to protobuf's JSON.</summary>
    public static string Close(JsonElement entry)
    {
        var document = JsonNode.Parse(entry.GetRawText())!;
        Change(document, static payload => payload is JsonObject written && written[Text] is { } text ? text.GetValue<string>() : Write(payload));
        return document.ToJsonString();
    }

    private static void Change(JsonNode document, Func<JsonNode?, JsonNode?> change)
    {
        foreach (var (kind, content) in document.AsObject().ToList())
        {
            if (content is not JsonObject happened) continue;
            foreach (var name in (string[])["input", "result"])
            {
                if (happened.TryGetPropertyValue(name, out var payload)) happened[name] = change(payload?.DeepClone());
            }
        }
    }

    private static string Write(JsonNode? payload) => payload is null ? "null" : payload.ToJsonString(Format);

    private static JsonNode? Parse(string payload)
    {
        try
        {
            return JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return new JsonObject { [Text] = payload };
        }
    }
}
