using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

namespace Serverless.LocalDev.Functions.Http;

internal sealed class FromBodyConverter : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.FunctionContext.Features.Get<IFromBodyConversionFeature>() is not { } body) return ConversionResult.Unhandled();
        try
        {
            return ConversionResult.Success(await body.ConvertAsync(context.FunctionContext, context.TargetType));
        }
        catch (JsonException malformed)
        {
            return ConversionResult.Failed(malformed);
        }
    }
}
