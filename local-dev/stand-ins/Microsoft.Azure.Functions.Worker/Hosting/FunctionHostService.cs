using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions;

/// <summary>
/// Starts a listener for every function with the host, and drains them with it: nothing new is taken, what is in flight may
/// finish until the host's shutdown timeout, and is then told to stop through its cancellation token.
/// </summary>
internal sealed class FunctionHostService(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    IEnumerable<ITriggerProvider> providers,
    RunningListeners listeners,
    KeyRing keys,
    HostStopping stopping,
    ILogger<FunctionHostService> logger) : IHostedService
{
    private readonly ITriggerProvider[] triggers = [.. providers];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.LoadAsync();
        listeners.All = [.. catalog.Functions.Select(CreateListener)];
        var started = 0;
        try
        {
            for (; started < listeners.All.Count; started++) await listeners.All[started].StartAsync(cancellationToken);
        }
        catch
        {
            // A host that fails to start is not stopped by anybody else.
            for (var i = 0; i < started; i++) await listeners.All[i].StopAsync(cancellationToken);
            throw;
        }
        if (logger.IsEnabled(LogLevel.Information)) logger.LogInformation("{FunctionCount} functions are listening.", started);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var endOfPatience = cancellationToken.Register(stopping.Cancel);
        await Task.WhenAll(listeners.All.Select(listener => listener.StopAsync(cancellationToken)));
        // Whatever an engine of its own still holds in memory (an orchestration between turns) ends here as well.
        stopping.Cancel();
    }

    private ITriggerListener CreateListener(DiscoveredFunction function)
    {
        invoker.Prepare(function);
        var provider = Array.Find(triggers, provider => provider.AttributeType == function.Trigger.GetType())
            ?? throw new InvalidOperationException(
                $"Function '{function.Name}', parameter '{function.TriggerParameter.Name}': nothing listens for " +
                $"{function.Trigger.GetType().Name}; its extension is not referenced or has no embedded form.");
        return provider.CreateListener(function, invoker);
    }
}
