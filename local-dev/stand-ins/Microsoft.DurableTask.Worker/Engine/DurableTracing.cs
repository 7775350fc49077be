using System.Diagnostics;

namespace Serverless.LocalDev.Durable;

/// <summary>Spans of orchestrations and activities, all children of whatever started the orchestration.</summary>
internal static class DurableTracing
{
    public const string SourceName = "Serverless.LocalDev.Durable";
    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartOrchestration(string name, string instanceId)
    {
        if (!Source.HasListeners()) return null;
        var span = Source.StartActivity($"create_orchestration:{name}", ActivityKind.Producer);
        span?.SetTag("durabletask.task.instance_id", instanceId);
        return span;
    }

    public static Activity? StartActivity(string name, OrchestrationInstance instance)
    {
        if (!Source.HasListeners()) return null;
        ActivityContext.TryParse(instance.Header.TraceParent, null, out var parent);
        var span = Source.StartActivity($"activity:{name}", ActivityKind.Consumer, parent);
        span?.SetTag("durabletask.task.instance_id", instance.Id);
        return span;
    }
}
