using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>Tells in a schema what a field's type cannot: the form its text is brought into, the number it is
/// made for, the bounds of its date.</summary>
internal static class FieldDescription
{
    public static JsonNode Add(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject keywords || context.PropertyInfo is not { } property) return schema;
        if (property.PropertyType == typeof(string)) keywords["description"] = Of(EnteredFields.FormOf(property)) + Of(EnteredFields.NumberOf(property));
        if (EnteredFields.IsDate(property.PropertyType)) keywords["description"] = Of(EnteredFields.MeaningOf(property));
        return schema;
    }

    private static string Of(TextForm form) => form switch
    {
        TextForm.Line => "Cleaned: one line, single spaces, no invisible characters, NFC.",
        TextForm.Lines => "Cleaned: no invisible characters, nothing around, NFC; line breaks stay.",
        TextForm.SignIn => "Cleaned, in lower case: in the staff directory, or a known portal or partner system; refused otherwise.",
        TextForm.Capitals => "Cleaned, in capital letters.",
        _ => "Exact: refused when written in any other way.",
    };

    private static string Of(OwnNumber number) => number switch
    {
        OwnNumber.Phone => " A phone number in E.164 form is taken even if it could be a card number.",
        OwnNumber.Parcel => " A parcel id is taken even if it could be a national id.",
        OwnNumber.Receipt => " A receipt number that tells its day is taken even if it could be a card number.",
        _ => "",
    };

    private static string Of(DateMeaning meaning) => meaning switch
    {
        DateMeaning.Happened => "With its offset; since 2000, at most a day ahead.",
        DateMeaning.Wanted => "At most two years back or ahead.",
        _ => "Since 2000, at most fifty years ahead.",
    };
}
