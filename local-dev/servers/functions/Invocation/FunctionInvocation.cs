using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>What a listener hands to one invocation of its function.</summary>
internal sealed class FunctionInvocation
{
    /// <summary>The trigger's value under the trigger binding's name; the host adds the function's other inputs itself.</summary>
    public required ParameterBinding Input { get; init; }

    /// <summary>Becomes FunctionContext.BindingContext.BindingData.</summary>
    public IEnumerable<KeyValuePair<string, TypedData>> TriggerMetadata { get; init; } = [];

    /// <summary>W3C trace context of what caused the invocation; the host's span is its child, and the worker's that span's.</summary>
    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }

    /// <summary>Set where the id must be known before the invocation is sent; from <see cref="FunctionInvoker.NewId"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The one worker that can run it, once and without the retry policy; null for whichever has the least to do.</summary>
    public WorkerSession? Only { get; init; }

    /// <summary>Called when the request is on its way, with the worker that will run it.</summary>
    public Action<WorkerSession>? Sent { get; init; }

    /// <summary>The listener's own work scope, let go of while the host waits for the next attempt of a retry attribute.</summary>
    public HeldWork? Held { get; init; }
}
