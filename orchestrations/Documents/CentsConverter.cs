using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Documents;

/// <summary>Stores money as integer cents. A fraction of a cent is a fault in the code that made it, and is never rounded away.</summary>
public sealed class CentsConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetInt64() / 100m;

    /// <exception cref="InvalidOperationException">The amount is not a whole number of cents.</exception>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        var cents = value * 100m;
        if (decimal.Truncate(cents) != cents) throw new InvalidOperationException($"An amount with a fraction of a cent cannot be stored: {value}.");
        writer.WriteNumberValue((long)cents);
    }
}
