using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// The history of one run as a JSON document, to be kept next to the code and replayed against it: an array of the platform's
/// own history events in protobuf's JSON, an entry each, but for payloads, which are written as the JSON they hold.
/// </summary>
public sealed record RecordedHistory(IReadOnlyList<HistoryEvent> Events)
{
    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(formatDefaultValues: false));
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    private ExecutionStartedEvent Start => Events.FindStart() ?? throw new InvalidOperationException("The history has no start.");

    public string InstanceId => Start.OrchestrationInstance.InstanceId;

    /// <summary>The orchestrator's name.</summary>
    public string Name => Start.Name;

    public string Version => Start.Version ?? string.Empty;

    /// <summary>Whether the run has ended; one that has not is recorded up to where it waits.</summary>
    public bool IsFinished => Events.Any(happened => happened.ExecutionCompleted is not null);

    /// <summary>
    /// What a replay looks at and people read, to be kept for years: without the inputs of what was asked for, and without what
    /// is new each time or names a machine (execution ids, traces, stack traces).
    /// </summary>
    public RecordedHistory ForReplay() => new([.. Events.Select(Lasting.Of)]);

    /// <summary>Laid out for people and their diffs.</summary>
    public string ToJson()
    {
        var entries = Events.Select(happened => PayloadJson.Open(Formatter.Format(happened)));
        return FittingJson.Write(JsonSerializer.SerializeToElement(entries, PayloadJson.Format));
    }

    /// <exception cref="JsonException">Not a recorded history.</exception>
    public static RecordedHistory FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("A recorded history is a JSON array of events.");
        try
        {
            var recorded = new RecordedHistory([.. document.RootElement.EnumerateArray().Select(entry => Parser.Parse<HistoryEvent>(PayloadJson.Close(entry)))]);
            return recorded.Events.FindStart() is null ? throw new JsonException("A recorded history holds an executionStarted event.") : recorded;
        }
        catch (InvalidProtocolBufferException invalid)
        {
            throw new JsonException(invalid.Message, invalid);
        }
    }
}
