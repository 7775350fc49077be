using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>The history of one run as a JSON document, to be kept next to the code and replayed against it.</summary>
internal sealed record RecordedHistory(
    string InstanceId,
    string Name,
    string Version,
    string? Input,
    ParentOrchestrationInstance? Parent,
    IReadOnlyList<HistoryTurn> Turns)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TaskNameConverter() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="JsonException">Not a recorded history.</exception>
    public static RecordedHistory FromJson(string json) =>
        JsonSerializer.Deserialize<RecordedHistory>(json, Format) ?? throw new JsonException("A recorded history is a JSON object.");

    private sealed class TaskNameConverter : JsonConverter<TaskName>
    {
        public override TaskName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TaskName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
