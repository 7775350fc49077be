using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Scaling;

namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>The listeners of a started host, in order of their functions' names, and what scales them.</summary>
internal sealed class HostListeners(IReadOnlyList<ITriggerListener> listeners, FunctionsHostOptions options)
{
    private readonly ScaleController? scaling = options.Scale is { } scale ? new ScaleController(listeners, scale, options.Clock) : null;

    /// <summary>Null where scaling is off.</summary>
    public ScaleController? Scaling => scaling;

    /// <exception cref="InvalidOperationException">A function cannot be bound; names function and binding.</exception>
    public static HostListeners Create(IReadOnlyList<FunctionDefinition> functions, HostExtensions extensions, FunctionsHostOptions options)
    {
        foreach (var provider in extensions.Triggers)
        {
            foreach (var function in functions) provider.Index(function);
        }
        return new HostListeners([.. functions.Where(function => !function.IsHttp && !function.IsDisabled).Select(extensions.CreateListener)], options);
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        var started = 0;
        try
        {
            for (; started < listeners.Count; started++) await listeners[started].StartAsync(cancellation);
        }
        catch
        {
            // A host that fails to start is not stopped by anybody else.
            for (var i = 0; i < started; i++) await listeners[i].StopAsync(cancellation);
            throw;
        }
        scaling?.Start();
    }

    public Task StopAsync(CancellationToken cancellation)
    {
        scaling?.Dispose();
        return Task.WhenAll(listeners.Select(listener => listener.StopAsync(cancellation)));
    }
}
