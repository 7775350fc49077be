using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Reads what the attributes of a contract's fields say.</summary>
public static class EnteredFields
{
    public static TextForm FormOf(JsonPropertyInfo property) => Said<EnteredAttribute>(property)?.Form ?? TextForm.Line;

    public static OwnNumber NumberOf(JsonPropertyInfo property) => Said<MayHoldAttribute>(property)?.Number ?? OwnNumber.None;

    public static DateMeaning MeaningOf(JsonPropertyInfo property) =>
        Said<MeansAttribute>(property)?.Meaning
        ?? ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateTimeOffset) ? DateMeaning.Happened : DateMeaning.Ends);

    /// <summary>Whether a property of the type holds a date, or a date and time.</summary>
    public static bool IsDate(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var held && (held == typeof(DateTimeOffset) || held == typeof(DateOnly));

    /// <summary>Gives each text property the converter of its form. A text in a list uses the options' own converter, which reads it as a line.</summary>
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
