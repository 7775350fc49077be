using System.Collections.Concurrent;
using System.Diagnostics;

namespace Serverless.Tests.Flows.Telemetry;

/// <summary>Listens to every span of one trace that the process makes, as a collector would.</summary>
internal sealed class SpanLog : IDisposable
{
    private static readonly ActivitySource Portal = new("Serverless.Tests.Portal");
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private Activity? root;

    public SpanLog()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public string TraceId => root!.TraceId.ToHexString();

    /// <summary>Such as <c>Azure.Messaging.ServiceBus: ServiceBusSender.Send</c>, each once.</summary>
    public IReadOnlySet<string> Names => ended.Where(span => span.TraceId == root!.TraceId).Select(span => $"{span.Source.Name}: {span.OperationName}").ToHashSet(StringComparer.Ordinal);

    /// <summary>A portal's call, from which everything else is to follow.</summary>
    public async Task<T> AsPortalAsync<T>(Func<Task<T>> call)
    {
        using (root = Portal.StartActivity("portal", ActivityKind.Client, parentContext: default)) return await call();
    }

    public void Dispose() => listener.Dispose();
}
