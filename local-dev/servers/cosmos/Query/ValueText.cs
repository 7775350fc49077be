using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Values as JSON.</summary>
internal static class ValueText
{
    private const double LargestExactInteger = 9007199254740992;

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter writer, QueryValue value)
    {
        if (value.IsElement)
        {
            value.Element.WriteTo(writer);
            return;
        }
        switch (value.Kind)
        {
            case QueryKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case QueryKind.Number:
                WriteNumber(writer, value.Number);
                break;
            case QueryKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case QueryKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items.Where(item => item.IsDefined)) Write(writer, item);
                writer.WriteEndArray();
                break;
            case QueryKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in value.Members.Where(member => member.Value.IsDefined))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static string Json(QueryValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text equal for equal values: what DISTINCT and GROUP BY compare.</summary>
    public static string Identity(QueryValue value) => value.Kind switch
    {
        QueryKind.Undefined => "",
        QueryKind.Null => "null",
        QueryKind.Boolean => value.IsTrue ? "true" : "false",
        QueryKind.Number => NumberText(value.Number),
        QueryKind.String => JsonSerializer.Serialize(value.Text),
        QueryKind.Array => $"[{string.Join(',', value.Items.Select(Identity))}]",
        _ => $"{{{string.Join(',', value.Members.Where(member => member.Value.IsDefined)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Identity(member.Value)}"))}}}",
    };

    public static string NumberText(double number) => number == Math.Floor(number) && Math.Abs(number) < LargestExactInteger
        ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < LargestExactInteger) writer.WriteNumberValue((long)number);
        else writer.WriteNumberValue(number);
    }
}
