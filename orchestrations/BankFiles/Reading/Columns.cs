using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Where a field stands in a line. Positions count from 1 and include both ends, as the banks' own tables do. In policies: "8-17", "11" or, to the end of the line, "53-".</summary>
[JsonConverter(typeof(ColumnsConverter))]
public readonly record struct Columns(int First, int Last)
{
    private const int EndOfLine = int.MaxValue;

    public bool IsOpen => Last == EndOfLine;

    public int Width => Last - First + 1;

    /// <exception cref="FormatException">The text names no columns.</exception>
    public static Columns Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var first = int.Parse(dash < 0 ? text : text[..dash], NumberStyles.None, CultureInfo.InvariantCulture);
        var last = dash < 0 ? first : dash == text.Length - 1 ? EndOfLine : int.Parse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        return first >= 1 && last >= first ? new(first, last) : throw new FormatException($"\"{text}\" names no columns.");
    }
}

internal sealed class ColumnsConverter : JsonConverter<Columns>
{
    public override Columns Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Columns.Parse(reader.GetString() ?? "");
        }
        catch (FormatException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, Columns value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.IsOpen ? $"{value.First}-" : value.First == value.Last ? $"{value.First}" : $"{value.First}-{value.Last}");
}
