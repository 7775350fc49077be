namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

/// <summary>Reads the body of the invocation's request.</summary>
public interface IFromBodyConversionFeature
{
    ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType);
}
