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
    [property: JsonConverter(typeof(RecordedPayload))] string? Input,
    ParentOrchestrationInstance? Parent,
    IReadOnlyList<HistoryTurn> Turns)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TaskNameConverter() },
    };

    /// <summary>Whether the run has ended; one that has not is recorded up to where it waits.</summary>
    [JsonIgnore]
    public bool IsFinished => Turns is [.., { Actions: [.., { Kind: ActionKind.Complete }] }];

    /// <summary>
    /// What a replay looks at and people read, to be kept for years: without the inputs of what was asked for, and without
    /// stack traces, which name the machine they come from.
    /// </summary>
    public RecordedHistory ForReplay() => this with
    {
        Turns = [.. Turns.Select(turn => turn with { Events = [.. turn.Events.Select(Kept)], Actions = [.. turn.Actions.Select(Kept)] })],
    };

    public string ToJson() => FittingJson.Write(JsonSerializer.SerializeToElement(this, Format));

    /// <exception cref="JsonException">Not a recorded history.</exception>
    public static RecordedHistory FromJson(string json) =>
        JsonSerializer.Deserialize<RecordedHistory>(json, Format) ?? throw new JsonException("A recorded history is a JSON object.");

    private static OrchestrationEvent Kept(OrchestrationEvent happened) =>
        new(happened.Kind, happened.TaskId, happened.Name, happened.Payload, WithoutStack(happened.Failure));

    private static OrchestrationAction Kept(OrchestrationAction action) => new(action.Kind, action.TaskId)
    {
        Name = action.Name,
        InstanceId = action.InstanceId,
        DueTicks = action.DueTicks,
        Payload = action.Kind == ActionKind.Complete ? action.Payload : null,
        Failure = WithoutStack(action.Failure),
    };

    private static TaskFailureDetails? WithoutStack(TaskFailureDetails? failure) =>
        failure is null ? null : failure with { StackTrace = null, InnerFailure = WithoutStack(failure.InnerFailure) };

    private sealed class TaskNameConverter : JsonConverter<TaskName>
    {
        public override TaskName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TaskName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
