using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

internal sealed class HostedBindingContext(IReadOnlyDictionary<string, object?> bindingData) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => bindingData;
}

internal sealed class HostedRetryContext(int retryCount, int maxRetryCount) : RetryContext
{
    public override int RetryCount => retryCount;

    public override int MaxRetryCount => maxRetryCount;
}

/// <summary>The invocation's own activity; without a listener to trace for, the context that came with the trigger.</summary>
internal sealed class HostedTraceContext(Activity? activity, TriggerInvocation invocation) : TraceContext
{
    public override string TraceParent => activity?.Id ?? invocation.TraceParent ?? "";

    public override string TraceState => activity?.TraceStateString ?? invocation.TraceState ?? "";
}

internal sealed class HostedBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}
