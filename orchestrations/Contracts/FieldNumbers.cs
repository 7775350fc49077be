using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>What numbers the fields of a type are made for, and those of the objects in them.</summary>
internal sealed class FieldNumbers
{
    private static readonly ConcurrentDictionary<Type, FieldNumbers> Known = new();

    private readonly (byte[] Name, OwnNumber Own, FieldNumbers? Below)[] fields;

    private FieldNumbers(JsonTypeInfo type) => fields =
    [
        .. type.Properties.Where(ContractShape.IsRead).Select(property => (Encoding.UTF8.GetBytes(property.Name), EnteredFields.NumberOf(property), Below(property.PropertyType))),
    ];

    public static FieldNumbers Of(Type type) => Known.GetOrAdd(type, static type => new(ContractJson.Options.GetTypeInfo(type)));

    /// <summary>By the field's name, in any case, as the serializer takes it; nothing for a field that is not the type's.</summary>
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
