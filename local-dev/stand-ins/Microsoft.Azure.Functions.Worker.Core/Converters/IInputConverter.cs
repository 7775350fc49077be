namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Makes a parameter's value.</summary>
public interface IInputConverter
{
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
