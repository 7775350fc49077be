using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.ServiceBus;
using Serverless.LocalDev.Functions.Timers;

namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>What this host can bind, by what it was given.</summary>
internal sealed record HostExtensions(
    IReadOnlyList<IHostExtension> All,
    IReadOnlyList<ITriggerProvider> Triggers,
    IReadOnlyList<IInputProvider> Inputs,
    IReadOnlyList<IOutputProvider> Outputs)
{
    public static HostExtensions Create(FunctionsHostOptions options, HostContext context)
    {
        List<IHostExtension> all = [];
        if (options.Bus is { } bus) all.Add(new ServiceBusExtension(bus, context));
        if (options.Hub is { } hub) all.Add(new DurableExtension(hub, context));
        return new HostExtensions(all, [.. all, new TimerTriggerProvider(context)], [.. all.OfType<IInputProvider>()], all);
    }

    /// <exception cref="InvalidOperationException">The function cannot be bound; names function and binding.</exception>
    public ITriggerListener CreateListener(FunctionDefinition function) =>
        Triggers.Select(provider => provider.TryCreate(function)).FirstOrDefault(listener => listener is not null)
        ?? throw new InvalidOperationException(
            $"Function '{function.Name}', binding '{function.Trigger.Name}': this host does not serve '{function.Trigger.Type}' here.");
}
