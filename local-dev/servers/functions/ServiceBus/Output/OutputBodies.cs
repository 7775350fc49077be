using System.Text.Json;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Output;

/// <summary>
/// What a function returned as messages: text and bytes as they are, objects as JSON; an array, a JSON array in text too, is
/// several messages (docs: Service Bus output binding, "Usage").
/// </summary>
internal static class OutputBodies
{
    public static IEnumerable<BrokeredContent> Of(TypedData value) => value.DataCase switch
    {
        TypedData.DataOneofCase.String when IsArray(value.String) => Elements(value.String),
        TypedData.DataOneofCase.String => [Text(value.String)],
        TypedData.DataOneofCase.Json when IsArray(value.Json) => Elements(value.Json),
        TypedData.DataOneofCase.Json => [Json(value.Json)],
        TypedData.DataOneofCase.Bytes => [new BrokeredContent { Body = MessageBody.FromData(value.Bytes.Span) }],
        TypedData.DataOneofCase.CollectionString => value.CollectionString.String.Select(Text),
        TypedData.DataOneofCase.CollectionBytes =>
            value.CollectionBytes.Bytes.Select(bytes => new BrokeredContent { Body = MessageBody.FromData(bytes.Span) }),
        var other => throw new NotSupportedException($"A Service Bus output cannot send what the worker returned as {other}."),
    };

    private static bool IsArray(string text) => text.AsSpan().Trim() is ['[', .., ']'];

    private static List<BrokeredContent> Elements(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(element =>
            element.ValueKind == JsonValueKind.String ? Text(element.GetString()!) : Json(element.GetRawText()))];
    }

    private static BrokeredContent Text(string text) => new() { Body = MessageBody.FromText(text) };

    private static BrokeredContent Json(string json) => new() { Body = MessageBody.FromText(json), ContentType = "application/json" };
}
