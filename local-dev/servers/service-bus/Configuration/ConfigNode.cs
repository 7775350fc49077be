using System.Text;
using System.Text.Json;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A value of the configuration file that knows its line.</summary>
internal sealed class ConfigNode
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public required JsonTokenType Kind { get; init; }

    public required int Line { get; init; }

    public string Text { get; private init; } = "";

    public List<(string Name, int Line, ConfigNode Value)> Members { get; } = [];

    public List<ConfigNode> Items { get; } = [];

    /// <exception cref="FormatException">Not JSON; names the line.</exception>
    public static ConfigNode Parse(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        try
        {
            var reader = new Utf8JsonReader(bytes, Lenient);
            reader.Read();
            var root = Read(ref reader, bytes);
            reader.Read();
            return root;
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"line {wrong.LineNumber + 1}: not valid JSON: {wrong.Message}", wrong);
        }
    }

    /// <summary>Absent and null are the same; names are found without regard to case, as the emulator finds them.</summary>
    public ConfigNode? Find(string name)
    {
        foreach (var (other, _, value) in Members)
        {
            if (other.Equals(name, StringComparison.OrdinalIgnoreCase)) return value.Kind == JsonTokenType.Null ? null : value;
        }
        return null;
    }

    public IReadOnlyList<ConfigNode> List(string name) => Find(name) switch
    {
        null => [],
        { Kind: JsonTokenType.StartArray } list => list.Items,
        var other => throw other.Wrong($"{name} must be a list"),
    };

    public FormatException Wrong(string reason) => new($"line {Line}: {reason}.");

    private static ConfigNode Read(ref Utf8JsonReader reader, byte[] bytes)
    {
        var line = LineOf(bytes, reader.TokenStartIndex);
        var node = new ConfigNode
        {
            Kind = reader.TokenType,
            Line = line,
            Text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            },
        };
        if (node.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (name, at) = (reader.GetString()!, LineOf(bytes, reader.TokenStartIndex));
                reader.Read();
                node.Members.Add((name, at, Read(ref reader, bytes)));
            }
        }
        else if (node.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) node.Items.Add(Read(ref reader, bytes));
        }
        return node;
    }

    private static int LineOf(byte[] bytes, long offset) => 1 + bytes.AsSpan(0, (int)offset).Count((byte)'\n');
}
