namespace Serverless.LocalDev.Functions;

/// <summary>Makes listeners for one trigger attribute. Registered in the host's services by the extension's start-up class.</summary>
internal interface ITriggerProvider
{
    Type AttributeType { get; }

    /// <exception cref="InvalidOperationException">The function cannot be bound; says which parameter or setting and why.</exception>
    ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker);
}

internal interface ITriggerListener
{
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes nothing new, then waits for what is in flight until <paramref name="cancellation"/> ends the patience.</summary>
    Task StopAsync(CancellationToken cancellation);
}

/// <summary>A listener whose backlog decides how many instances the scale controller gives it.</summary>
internal interface IScalableListener : ITriggerListener
{
    string FunctionName { get; }

    /// <summary>Active messages waiting or being worked on.</summary>
    long Backlog { get; }

    /// <summary>What one instance works on at a time: maxConcurrentCalls, maxConcurrentSessions or maxMessageBatchSize.</summary>
    int ConcurrencyPerInstance { get; }

    /// <summary>Virtual instances; total concurrency is this times <see cref="ConcurrencyPerInstance"/>. One at start.</summary>
    int Instances { get; set; }
}
