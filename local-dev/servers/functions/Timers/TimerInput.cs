using System.Buffers;
using System.Text;
using System.Text.Json;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Timers;

/// <summary>What a timer function is told, as the worker's TimerInfo reads it.</summary>
internal static class TimerInput
{
    /// <param name="status">Null when the schedule is not monitored.</param>
    public static TypedData Of(ScheduleStatus? status, bool isPastDue)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (status is null) json.WriteNull("ScheduleStatus");
            else Write(json, status);
            json.WriteBoolean("IsPastDue", isPastDue);
            json.WriteEndObject();
        }
        return new TypedData { Json = Encoding.UTF8.GetString(buffer.WrittenSpan) };
    }

    private static void Write(Utf8JsonWriter json, ScheduleStatus status)
    {
        json.WriteStartObject("ScheduleStatus");
        json.WriteString("Last", status.Last);
        json.WriteString("Next", status.Next);
        json.WriteString("LastUpdated", status.LastUpdated);
        json.WriteEndObject();
    }
}
