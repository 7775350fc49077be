using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Reads a date and time only with its offset. Without one it would be read in our time zone, where some times do not exist: none is
/// between 2:00 and 3:00 on the night the clocks go forward.
/// </summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var moment)) throw new JsonException();
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        return HasOffset(text) ? moment : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>Whether an ISO 8601 date and time has an offset: it ends in Z, or in a sign with hours and minutes.</summary>
    private static bool HasOffset(ReadOnlySpan<byte> text) => text is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _];
}
