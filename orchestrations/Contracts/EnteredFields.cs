using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>What the fields of a contract say of themselves.</summary>
public static class EnteredFields
{
    public static TextForm FormOf(JsonPropertyInfo property) => Said<EnteredAttribute>(property)?.Form ?? TextForm.Line;

    /// <summary>Gives each text of a type the converter of its form. A text in a list is read by the options' own: as a line.</summary>
    internal static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string) && FormOf(property) is var form and not TextForm.Line) property.CustomConverter = new EnteredTextConverter(form);
        }
    }

    private static T? Said<T>(JsonPropertyInfo property) where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true) is [T said] ? said : null;
}
