using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Messaging;

/// <summary>Tells in a schema what a field's type cannot: the form its text is brought into.</summary>
internal static class FieldDescription
{
    public static JsonNode Add(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject keywords && context.PropertyInfo is { } property && property.PropertyType == typeof(string))
            keywords["description"] = Of(EnteredFields.FormOf(property));
        return schema;
    }

    private static string Of(TextForm form) => form switch
    {
        TextForm.Line => "Cleaned: one line, single spaces, no invisible characters, NFC.",
        TextForm.Lines => "Cleaned: no invisible characters, nothing around, NFC; line breaks stay.",
        _ => "Exact: refused when written in any other way.",
    };
}
