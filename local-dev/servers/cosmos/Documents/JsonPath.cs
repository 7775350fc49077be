using System.Text;
using System.Text.Json;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>A path of a definition, such as /address/zip: where a partition key or a unique key finds its value.</summary>
internal sealed class JsonPath
{
    private readonly byte[][] names;

    public JsonPath(string text)
    {
        Text = text;
        names = [.. text.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(name => Encoding.UTF8.GetBytes(name.Trim('"')))];
    }

    public string Text { get; }

    /// <summary>True when the reader stands on the property this path begins with.</summary>
    public bool Begins(ref Utf8JsonReader property) => names.Length > 0 && property.ValueTextEquals(names[0]);

    /// <summary>The canonical text of the scalar this path leads to, from a reader on the value of its first property.</summary>
    /// <returns><see cref="PartitionKeyText.Undefined"/> where there is none; null where it is an object or an array.</returns>
    public string? Read(Utf8JsonReader value)
    {
        for (var i = 1; i < names.Length; i++)
        {
            if (value.TokenType != JsonTokenType.StartObject || !Find(ref value, names[i])) return PartitionKeyText.Undefined;
        }
        return value.TokenType switch
        {
            JsonTokenType.String => PartitionKeyText.Component(value.GetString()!),
            JsonTokenType.Number => PartitionKeyText.Component(value.GetDouble()),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => "null",
            _ => null,
        };
    }

    private static bool Find(ref Utf8JsonReader reader, byte[] name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found) return true;
            reader.Skip();
        }
        return false;
    }
}
