using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// A partition key's values as one canonical JSON array, equal for equal keys however a client escaped them. A value that
/// is missing is <c>{}</c>, as in the header.
/// </summary>
internal static class PartitionKeyText
{
    public const string Undefined = "{}";

    /// <exception cref="CosmosRefusal">400: not an array of scalars.</exception>
    public static string FromHeader(string header)
    {
        if (IsPlainString(header)) return header;
        try
        {
            using var parsed = JsonDocument.Parse(header);
            return Join([.. parsed.RootElement.EnumerateArray().Select(Component)]);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new CosmosRefusal(400, $"Partition key {header} is invalid.");
        }
    }

    public static string Join(ReadOnlySpan<string> components) => components.Length == 1
        ? string.Concat("[", components[0], "]")
        : $"[{string.Join(',', components!)}]";

    public static string Component(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0
            ? string.Concat("\"", text, "\"")
            : string.Concat("\"", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), "\"");

    public static string Component(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Component(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Component(value.GetString()!),
        JsonValueKind.Number => Component(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Object when !value.EnumerateObject().Any() => Undefined,
        _ => throw new InvalidOperationException(),
    };

    // What almost every request sends: one string without anything escaped is canonical as it stands.
    private static bool IsPlainString(string header) =>
        header.Length >= 4 && header.StartsWith("[\"", StringComparison.Ordinal) && header.EndsWith("\"]", StringComparison.Ordinal)
        && header.AsSpan(2, header.Length - 4).IndexOfAny('"', '\\') < 0
        && header.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
