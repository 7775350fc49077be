namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter that makes a parameter's value.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    public Type ConverterType { get; } = converterType;
}
