using Serverless.LocalDev.Functions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What middleware may read and replace: inputs before the function runs, its result and outputs after.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds one input ahead of the function; the function receives what is left in it.</summary>
    public static ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata) =>
        HostedFunctionContext.Of(context).BindInputAsync<T>(bindingMetadata);

    /// <exception cref="InvalidOperationException">The result is not a <typeparamref name="T"/>.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        new HostedInvocationResult<T>(HostedFunctionContext.Of(context));

    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new HostedInvocationResult(HostedFunctionContext.Of(context));

    /// <summary>The outputs of the function, once it ran, whose values are of type <typeparamref name="T"/>.</summary>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context) =>
        HostedFunctionContext.Of(context).Outputs
            .Where(output => output.Value is null or T)
            .Select(output => new HostedOutputBindingData<T>(output));
}
