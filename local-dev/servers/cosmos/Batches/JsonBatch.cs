using System.Buffers;
using System.Text.Json;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Batches;

/// <summary>The batch encoding of the JavaScript SDK: an array of operations, an array of results.</summary>
internal static class JsonBatch
{
    public static List<BatchOperation> Read(ReadOnlyMemory<byte> body)
    {
        using var parsed = JsonDocument.Parse(body);
        return [.. parsed.RootElement.EnumerateArray().Select(Operation)];
    }

    public static ReadOnlyMemory<byte> Write(List<BatchOperation> operations, WriteOutcome[] outcomes)
    {
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body);
        writer.WriteStartArray();
        for (var i = 0; i < outcomes.Length; i++)
        {
            var outcome = outcomes[i];
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", outcome.Status);
            writer.WriteNumber("requestCharge", outcome.Charge);
            if (outcome.SubStatus != 0) writer.WriteNumber("subStatusCode", outcome.SubStatus);
            if (outcome.Message is { } message) writer.WriteString("message", message);
            if (outcome.Document is { } document)
            {
                writer.WriteString("eTag", document.ETag);
                if (!operations[i].Minimal)
                {
                    writer.WritePropertyName("resourceBody");
                    writer.WriteRawValue(document.Body, skipInputValidation: true);
                }
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.Flush();
        return body.WrittenMemory;
    }

    private static BatchOperation Operation(JsonElement json) => new()
    {
        Kind = Text(json, "operationType") switch
        {
            "Create" => WriteKind.Create,
            "Upsert" => WriteKind.Upsert,
            "Replace" => WriteKind.Replace,
            "Patch" => WriteKind.Patch,
            "Delete" => WriteKind.Delete,
            "Read" => WriteKind.Read,
            var other => throw new CosmosRefusal(400, $"Batch operation '{other}' is not supported."),
        },
        Id = Text(json, "id"),
        PartitionKey = Text(json, "partitionKey"),
        Body = json.TryGetProperty("resourceBody", out var body) ? JsonSerializer.SerializeToUtf8Bytes(body) : default(ReadOnlyMemory<byte>),
        IfMatch = Text(json, "ifMatch"),
        IfNoneMatch = Text(json, "ifNoneMatch"),
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
