using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>
/// The JSON Schema (2020-12) of every message type, by its subject; functions/Contracts keeps them for partners. A schema
/// tells the shape, and what is done with a text; rules beyond it (lengths, id characters) are told by the refusal of a message.
/// </summary>
internal static class ContractSchemas
{
    /// <summary>As messages are read, but for names: the exporter sees through its own converter only, and tells the same names by it.</summary>
    private static readonly JsonSerializerOptions AsRead = WithPlainNames();

    private static readonly JsonSchemaExporterOptions Shape = new() { TreatNullObliviousAsNonNullable = true };

    private static readonly JsonSchemaExporterOptions ShapeOfIncoming = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = FieldDescription.Add };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <exception cref="KeyNotFoundException">No message type has this subject.</exception>
    public static JsonObject Of(string subject)
    {
        var type = MessageCatalog.Incoming.TryGetValue(subject, out var incoming) ? incoming : MessageCatalog.Events[subject];
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:customer-operations:contract:{subject}",
            ["title"] = subject,
        };
        foreach (var (keyword, value) in AsRead.GetJsonSchemaAsNode(type, incoming is null ? Shape : ShapeOfIncoming).AsObject()) schema[keyword] = value?.DeepClone();
        return schema;
    }

    /// <summary>Name of the schema's file in functions/Contracts.</summary>
    public static string FileName(string subject) => $"{subject}.schema.json";

    /// <summary>The schema as its file holds it.</summary>
    public static string Text(string subject) => Of(subject).ToJsonString(Readable) + "\n";

    private static JsonSerializerOptions WithPlainNames()
    {
        var options = new JsonSerializerOptions(ContractJson.Options);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        options.Converters.Clear();
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        return options;
    }
}
