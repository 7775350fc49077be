using System.Reflection;

namespace Serverless.LocalDev.Functions;

/// <summary>Makes the value of one parameter of a function.</summary>
internal abstract class ParameterBinder(ParameterInfo parameter)
{
    public ParameterInfo Parameter => parameter;

    public abstract ValueTask<object?> BindAsync(HostedFunctionContext context);
}
