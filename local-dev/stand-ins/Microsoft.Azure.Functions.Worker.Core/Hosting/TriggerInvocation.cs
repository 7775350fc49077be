namespace Serverless.LocalDev.Functions;

/// <summary>What a listener hands to one invocation of its function.</summary>
internal sealed class TriggerInvocation
{
    /// <summary>Bound to the parameter that carries the trigger attribute; already of that parameter's type.</summary>
    public required object? TriggerValue { get; init; }

    /// <summary>
    /// Values for the parameters without a binding attribute, asked for by the parameter (ServiceBusMessageActions, an
    /// orchestrator's typed input, a route value). The host itself supplies FunctionContext and CancellationToken. Returns
    /// false for what it does not know.
    /// </summary>
    public ParameterResolver? ResolveParameter { get; init; }

    /// <summary>Becomes FunctionContext.BindingContext.BindingData.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>();

    /// <summary>W3C trace context of what caused the invocation; the host starts the invocation's activity under it.</summary>
    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }

    /// <summary>Set into FunctionContext.Features before middleware runs (the ASP.NET Core HttpContext, for one).</summary>
    public IReadOnlyList<KeyValuePair<Type, object>> Features { get; init; } = [];

    /// <summary>The listener's own work scope, let go of while the host waits for the next attempt of a retry attribute.</summary>
    public HeldWork? Held { get; init; }
}

/// <summary>As <see cref="TriggerInvocation.TriggerValue"/>: the value is made from the invocation's own context.</summary>
internal delegate object? ContextualTriggerValue(Microsoft.Azure.Functions.Worker.FunctionContext context);

internal delegate bool ParameterResolver(System.Reflection.ParameterInfo parameter, out object? value);
