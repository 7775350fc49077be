using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>The kinds of number that a type's fields, and those of nested objects, are made for.</summary>
internal sealed class FieldNumbers
{
    private static readonly ConcurrentDictionary<Type, FieldNumbers> Known = new();

    private readonly (byte[] Name, OwnNumber Own, FieldNumbers? Below)[] fields;

    private FieldNumbers(JsonTypeInfo type) => fields =
    [
        .. type.Properties.Where(ContractShape.IsRead).Select(property => (Encoding.UTF8.GetBytes(property.Name), EnteredFields.NumberOf(property), Below(property.PropertyType))),
    ];

    public static FieldNumbers Of(Type type) => Known.GetOrAdd(type, static type => new(ContractJson.Options.GetTypeInfo(type)));

    /// <summary>Finds a field by name without regard to case, as the serializer does. The result is empty for a field the type does not have.</summary>
    public (OwnNumber Own, FieldNumbers? Below) Find(ReadOnlySpan<byte> name)
    {
        foreach (var field in fields)
        {
            if (field.Name.Length == name.Length && Ascii.EqualsIgnoreCase(name, field.Name)) return (field.Own, field.Below);
        }
        return default;
    }

    private static FieldNumbers? Below(Type type)
    {
        var info = ContractJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Of(type),
            JsonTypeInfoKind.Enumerable => Below(info.ElementType!),
            _ => null,
        };
    }
}
