using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

internal sealed class TriggerBinder(ParameterInfo parameter) : ParameterBinder(parameter)
{
    private readonly bool takesNull = !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;

    public override ValueTask<object?> BindAsync(HostedFunctionContext context)
    {
        var value = context.Invocation.TriggerValue;
        if (value is ContextualTriggerValue make) value = make(context);
        return value is null ? takesNull ? default : throw Unfit(context, "null")
            : Parameter.ParameterType.IsInstanceOfType(value) ? new ValueTask<object?>(value)
            : throw Unfit(context, $"a {value.GetType()}");
    }

    private FunctionInputConverterException Unfit(HostedFunctionContext context, string delivered) => new(
        $"Function '{context.FunctionDefinition.Name}', parameter '{Parameter.Name}': the trigger delivered {delivered}, not a {Parameter.ParameterType}.");
}

internal sealed class ContextBinder(ParameterInfo parameter) : ParameterBinder(parameter)
{
    public override ValueTask<object?> BindAsync(HostedFunctionContext context) => new(context);
}

internal sealed class CancellationBinder(ParameterInfo parameter) : ParameterBinder(parameter)
{
    public override ValueTask<object?> BindAsync(HostedFunctionContext context) => new(context.CancellationToken);
}

internal sealed class InputBinder(ParameterInfo parameter, InputBindingAttribute attribute, IInputBindingProvider provider)
    : ParameterBinder(parameter)
{
    public override ValueTask<object?> BindAsync(HostedFunctionContext context) =>
        new(provider.Bind(Parameter, attribute, context));
}
