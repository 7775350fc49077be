using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverless.LocalDev.Durable;

/// <summary>Lays JSON out for people and their diffs: what fits a line stays on it, and only what does not is broken up.</summary>
internal static class FittingJson
{
    private const int LineLength = 180;
    private const int Step = 2;

    public static string Write(JsonElement value) => Write(value, indent: 0, taken: 0);

    /// <param name="taken">What stands before the value on its line, and behind it.</param>
    private static string Write(JsonElement value, int indent, int taken)
    {
        var line = OnOneLine(value);
        if (indent + taken + line.Length <= LineLength) return line;
        var inner = indent + Step;
        return value.ValueKind switch
        {
            JsonValueKind.Object => Broken('{', value.EnumerateObject().Select(member => Member(member, inner)), '}', indent),
            JsonValueKind.Array => Broken('[', value.EnumerateArray().Select(item => Write(item, inner, taken: 1)), ']', indent),
            _ => line,
        };
    }

    private static string Member(JsonProperty member, int indent)
    {
        var name = $"{Name(member)}: ";
        return name + Write(member.Value, indent, taken: name.Length + 1);
    }

    private static string Broken(char open, IEnumerable<string> parts, char close, int indent)
    {
        var margin = new string(' ', indent);
        var inside = string.Join(",\n", parts.Select(part => $"{margin}{new string(' ', Step)}{part}"));
        return $"{open}\n{inside}\n{margin}{close}";
    }

    private static string OnOneLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() => $"{{ {string.Join(", ", value.EnumerateObject().Select(member => $"{Name(member)}: {OnOneLine(member.Value)}"))} }}",
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(OnOneLine))}]",
        _ => value.GetRawText(),
    };

    private static string Name(JsonProperty member) => $"\"{JsonEncodedText.Encode(member.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
