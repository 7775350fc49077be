using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.LocalDev.Durable;

/// <summary>A time kept in ticks, as people read it.</summary>
internal sealed class RecordedTime : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime().Ticks;

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteStringValue(new DateTime(value, DateTimeKind.Utc));
}
