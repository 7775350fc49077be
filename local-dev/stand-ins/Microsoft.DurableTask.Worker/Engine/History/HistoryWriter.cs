using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>Writes history in a compact binary form: variable-length numbers, UTF-8 text. One buffer a thread is reused.</summary>
internal sealed class HistoryWriter
{
    [ThreadStatic]
    private static HistoryWriter? reusable;
    private readonly ArrayBufferWriter<byte> buffer = new(512);

    public static byte[] Encode(DateTime startedAt, List<OrchestrationEvent> events, List<OrchestrationAction> actions)
    {
        var writer = Rent();
        writer.Number(startedAt.Ticks);
        writer.Events(events);
        writer.Number(actions.Count);
        foreach (var action in actions) writer.Action(action);
        return writer.buffer.WrittenSpan.ToArray();
    }

    public static byte[] Encode(OrchestrationEvent one)
    {
        var writer = Rent();
        writer.Event(one);
        return writer.buffer.WrittenSpan.ToArray();
    }

    public static byte[] Encode(IReadOnlyList<OrchestrationEvent> events)
    {
        var writer = Rent();
        writer.Events(events);
        return writer.buffer.WrittenSpan.ToArray();
    }

    public static byte[]? Encode(TaskFailureDetails? failure)
    {
        if (failure is null) return null;
        var writer = Rent();
        writer.Failure(failure);
        return writer.buffer.WrittenSpan.ToArray();
    }

    private static HistoryWriter Rent()
    {
        var writer = reusable ??= new HistoryWriter();
        writer.buffer.ResetWrittenCount();
        return writer;
    }

    private void Events(IReadOnlyList<OrchestrationEvent> events)
    {
        Number(events.Count);
        for (var index = 0; index < events.Count; index++) Event(events[index]);
    }

    private void Event(OrchestrationEvent one)
    {
        Number((long)one.Kind);
        Number(one.TaskId);
        Number(one.Generation);
        Text(one.Name);
        Text(one.Payload);
        Failure(one.Failure);
    }

    private void Action(OrchestrationAction action)
    {
        Number((long)action.Kind);
        Number(action.TaskId);
        Text(action.Name);
        Text(action.Payload);
        Text(action.InstanceId);
        Text(action.Version);
        Number(action.DueTicks);
        Failure(action.Failure);
        Number(action.Tags?.Count ?? 0);
        if (action.Tags is null) return;
        foreach (var (name, value) in action.Tags)
        {
            Text(name);
            Text(value);
        }
    }

    private void Failure(TaskFailureDetails? failure)
    {
        Number(failure is null ? 0 : 1);
        if (failure is null) return;
        Text(failure.ErrorType);
        Text(failure.ErrorMessage);
        Text(failure.StackTrace);
        Text(failure.Properties is null ? null : JsonSerializer.Serialize(failure.Properties));
        Failure(failure.InnerFailure);
    }

    // Length plus one, so that zero is null.
    private void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length + 1L);
        Encoding.UTF8.GetBytes(value, buffer.GetSpan(length));
        buffer.Advance(length);
    }

    private void Number(long value)
    {
        var rest = (ulong)value;
        var span = buffer.GetSpan(10);
        var written = 0;
        while (rest >= 0x80)
        {
            span[written++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        span[written++] = (byte)rest;
        buffer.Advance(written);
    }
}
