using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions;

/// <summary>A parameter whose attribute names the converter that makes its value, such as [FromBody].</summary>
internal sealed class ConverterBinder(ParameterInfo parameter, InputConverterAttribute attribute) : ParameterBinder(parameter)
{
    private static readonly IReadOnlyDictionary<string, object> None = new Dictionary<string, object>();
    private IInputConverter? converter;

    public override async ValueTask<object?> BindAsync(HostedFunctionContext context)
    {
        converter ??= (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(context.Services.Root, attribute.ConverterType);
        var result = await converter.ConvertAsync(new Request(Parameter.ParameterType, context));
        return result.Status switch
        {
            ConversionStatus.Succeeded => result.Value,
            ConversionStatus.Unhandled => throw Failure(context, null),
            _ => throw Failure(context, result.Error),
        };
    }

    private FunctionInputConverterException Failure(HostedFunctionContext context, Exception? cause) => new(
        $"Function '{context.FunctionDefinition.Name}', parameter '{Parameter.Name}' ({Parameter.ParameterType}): {cause?.Message ?? "its converter does not handle it."}",
        cause);

    private sealed class Request(Type target, HostedFunctionContext context) : ConverterContext
    {
        public override Type TargetType => target;

        public override object? Source => context.Invocation.TriggerValue;

        public override FunctionContext FunctionContext => context;

        public override IReadOnlyDictionary<string, object> Properties => None;
    }
}
