namespace Microsoft.Azure.Functions.Worker.Core.Invocation;

/// <summary>Typed calls of an activator.</summary>
public static class FunctionActivatorExtensions
{
    public static T? CreateInstance<T>(this IFunctionActivator activator, FunctionContext context) where T : class =>
        (T?)activator.CreateInstance(typeof(T), context);
}
