using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Tests.Platform.Functions.Application;

/// <summary>Static functions, which need no scope unless they ask for services.</summary>
public static class StaticFunctions
{
    [Function("Static")]
    public static int Static([PingTrigger] int value) => value + 1;

    [Function("StaticWithServices")]
    public static Task StaticWithServices([PingTrigger] string value, FunctionContext context)
    {
        _ = value;
        context.InstanceServices.GetRequiredService<ScopedThing>();
        return context.InstanceServices.GetRequiredService<Probe>().RunAsync(context);
    }

    [Function("Bound")]
    public static string Bound(
        [PingTrigger] string value, [WordInput] string word, int count, Guid id, string? missing, CancellationToken cancellation, string fallback = "default")
        => $"{value} {word} {count} {id:N} {missing ?? "null"} {cancellation.CanBeCanceled} {fallback}";

    [Function("Unbound")]
    public static void Unbound([PingTrigger] string value, Version missing)
    {
        _ = value;
        _ = missing;
    }

    [Function("Cancelled")]
    public static ValueTask<string> Cancelled([PingTrigger] string value, FunctionContext context, CancellationToken cancellation)
    {
        _ = cancellation;
        return new ValueTask<string>(WaitAsync(value, context));
    }

    private static async Task<string> WaitAsync(string value, FunctionContext context)
    {
        await context.InstanceServices.GetRequiredService<Probe>().RunAsync(context);
        return value;
    }
}
