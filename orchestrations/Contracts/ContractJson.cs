using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// How messages and HTTP bodies are written: camelCase, enums by name, money as a JSON number of dollars. Texts are read in the form
/// given by their field. A time must have its offset.
/// </summary>
public static class ContractJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Makes HTTP answers use the same JSON as messages.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new SingleNameConverter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
        };
        Apply(options);
        options.Converters.Add(new MomentConverter());
        options.Converters.Add(new EnteredTextConverter(TextForm.Line));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { EnteredFields.Apply } };
        options.MakeReadOnly();
        return options;
    }
}
