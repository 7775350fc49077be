using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Keys;

/// <summary>
/// A short hash of each field of a message or call. One hash of the whole could not tell which field differs, and the values themselves
/// would store names and addresses a second time. A field that is empty, false or zero is left out, so that a field added to a contract
/// later does not change older fingerprints.
/// </summary>
public static class Fingerprint
{
    /// <summary>Bytes of a hash. 64 bits are enough: two different values of one field under one key will not get the same hash by chance.</summary>
    private const int HashLength = 8;

    /// <summary>Values are hashed as documents are stored, so that 10, 10.0 and 10.00 dollars are the same cents.</summary>
    private static readonly JsonSerializerOptions Canonical = WithoutDefaults();

    /// <param name="except">Names of top-level fields to leave out.</param>
    public static IReadOnlyDictionary<string, string> Of(object content, IReadOnlyList<string> except)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in JsonSerializer.SerializeToElement(content, content.GetType(), Canonical).EnumerateObject())
        {
            if (!except.Contains(property.Name)) Add(fields, property.Name, property.Value);
        }
        return fields;
    }

    /// <summary>The names of the fields in which the two differ.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        [.. one.Keys.Union(other.Keys).Where(field => one.GetValueOrDefault(field) != other.GetValueOrDefault(field)).Order(StringComparer.Ordinal)];

    /// <summary>Adds an object field by field; a list counts as one field.</summary>
    private static void Add(SortedDictionary<string, string> fields, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject()) Add(fields, $"{path}.{property.Name}", property.Value);
        }
        else if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0)
        {
            fields[path] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.GetRawText())).AsSpan(0, HashLength));
        }
    }

    private static JsonSerializerOptions WithoutDefaults()
    {
        var options = new JsonSerializerOptions(DocumentJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
