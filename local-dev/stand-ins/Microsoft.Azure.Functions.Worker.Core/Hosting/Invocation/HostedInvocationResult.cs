using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

internal sealed class HostedInvocationResult<T>(HostedFunctionContext context) : InvocationResult<T>
{
    public override T? Value
    {
        get => context.Result switch
        {
            null => default,
            T value => value,
            var other => throw new InvalidOperationException(
                $"The result of function '{context.FunctionDefinition.Name}' is a {other.GetType()}, not a {typeof(T)}."),
        };
        set => context.Result = value;
    }
}

internal sealed class HostedInvocationResult(HostedFunctionContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.Result;
        set => context.Result = value;
    }
}
