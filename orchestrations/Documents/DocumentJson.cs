using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Documents;

/// <summary>How documents are stored as JSON. Unlike in messages, money is in cents, not dollars.</summary>
public static class DocumentJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new CentsConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
