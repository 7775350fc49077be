using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.LocalDev.Functions;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds middleware to the worker's pipeline, in the order of the calls.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware
    {
        builder.Services.TryAddSingleton<T>();
        return builder.Use(next =>
        {
            T? middleware = null;
            return context => (middleware ??= Resolve<T>(context)).Invoke(context, next);
        });
    }

    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        builder.Services.TryAddSingleton<T>();
        return builder.Use(next =>
        {
            T? middleware = null;
            return context => predicate(context) ? (middleware ??= Resolve<T>(context)).Invoke(context, next) : next(context);
        });
    }

    public static IFunctionsWorkerApplicationBuilder UseMiddleware(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.Use(next => context => middleware(context, () => next(context)));

    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate,
        Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));

    // Middleware is a singleton: taking it from the root leaves the invocation without a scope it may never need.
    private static T Resolve<T>(FunctionContext context) where T : class =>
        HostedFunctionContext.Of(context).Services.Root.GetRequiredService<T>();
}
