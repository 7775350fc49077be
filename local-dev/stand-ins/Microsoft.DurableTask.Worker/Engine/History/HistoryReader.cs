using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads what <see cref="HistoryWriter"/> wrote.</summary>
internal ref struct HistoryReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> rest = rest;

    public static HistoryTurn DecodeTurn(ReadOnlySpan<byte> bytes)
    {
        var reader = new HistoryReader(bytes);
        var startedAt = new DateTime(reader.Number(), DateTimeKind.Utc);
        var events = reader.Events();
        var actions = new OrchestrationAction[reader.Number()];
        for (var index = 0; index < actions.Length; index++) actions[index] = reader.Action();
        return new HistoryTurn(startedAt, events, actions);
    }

    public static OrchestrationEvent DecodeEvent(ReadOnlySpan<byte> bytes) => new HistoryReader(bytes).Event();

    public static OrchestrationEvent[] DecodeEvents(ReadOnlySpan<byte> bytes) => new HistoryReader(bytes).Events();

    public static TaskFailureDetails? DecodeFailure(byte[]? bytes) => bytes is null ? null : new HistoryReader(bytes).Failure();

    private OrchestrationEvent[] Events()
    {
        var events = new OrchestrationEvent[Number()];
        for (var index = 0; index < events.Length; index++) events[index] = Event();
        return events;
    }

    private OrchestrationEvent Event()
    {
        var kind = (EventKind)Number();
        var taskId = (int)Number();
        var generation = (int)Number();
        return new OrchestrationEvent(kind, taskId, Text(), Text(), Failure(), generation);
    }

    private OrchestrationAction Action()
    {
        // Initializers run in this order, which is the order of writing.
        var action = new OrchestrationAction((ActionKind)Number(), (int)Number())
        {
            Name = Text(),
            Payload = Text(),
            InstanceId = Text(),
            Version = Text(),
            DueTicks = Number(),
            Failure = Failure(),
        };
        var count = Number();
        if (count == 0) return action;
        var tags = new Dictionary<string, string>((int)count);
        for (var index = 0; index < count; index++) tags.Add(Text()!, Text()!);
        return action with { Tags = tags };
    }

    private TaskFailureDetails? Failure()
    {
        if (Number() == 0) return null;
        var type = Text()!;
        var message = Text()!;
        var stack = Text();
        var properties = Text() is { } json ? JsonSerializer.Deserialize<Dictionary<string, object?>>(json) : null;
        return new TaskFailureDetails(type, message, stack, Failure(), properties);
    }

    private string? Text()
    {
        var length = (int)Number() - 1;
        if (length < 0) return null;
        var value = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return value;
    }

    private long Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)value;
        }
    }
}
