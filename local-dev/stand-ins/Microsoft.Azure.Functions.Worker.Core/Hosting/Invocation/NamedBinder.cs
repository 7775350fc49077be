using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

/// <summary>A parameter without a binding attribute: the trigger's own types first, then binding data of its name, then its default.</summary>
internal sealed class NamedBinder(ParameterInfo parameter) : ParameterBinder(parameter)
{
    private readonly Type target = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
    private readonly bool takesNull = TakesNull(parameter);
    private TypeConverter? converter;

    public override ValueTask<object?> BindAsync(HostedFunctionContext context)
    {
        if (context.Invocation.ResolveParameter is { } resolve && resolve(Parameter, out var resolved)) return new(resolved);
        if (context.Invocation.BindingData.TryGetValue(Parameter.Name!, out var named) && named is not null) return new(Convert(named, context));
        if (Parameter.HasDefaultValue) return new(Parameter.DefaultValue);
        if (takesNull) return default;
        throw new FunctionInputConverterException(
            $"Function '{context.FunctionDefinition.Name}', parameter '{Parameter.Name}' ({Parameter.ParameterType}): its trigger supplies no such value.");
    }

    // The real worker passes null for any reference type; here only where the function says it expects that, and for strings.
    private static bool TakesNull(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string)
        || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (!parameter.ParameterType.IsValueType
            && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable);

    private object? Convert(object value, HostedFunctionContext context)
    {
        if (target.IsInstanceOfType(value)) return value;
        try
        {
            converter ??= TypeDescriptor.GetConverter(target);
            return converter.CanConvertFrom(value.GetType())
                ? converter.ConvertFrom(null, CultureInfo.InvariantCulture, value)
                : System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidCastException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new FunctionInputConverterException(
                $"Function '{context.FunctionDefinition.Name}', parameter '{Parameter.Name}': the value given is not a {target.Name}.", unfit);
        }
    }
}
