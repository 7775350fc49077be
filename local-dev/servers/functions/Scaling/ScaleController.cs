using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Scaling;

/// <summary>
/// Gives each function the instances its backlog asks for (docs: "Target-based scaling"): backlog ÷ concurrency of one
/// instance, rounded up; out by a few at a time, in only after fewer have sufficed for a while. Between two evaluations
/// nothing is in flight: there is only the next callback on the clock.
/// </summary>
internal sealed class ScaleController(IReadOnlyList<ITriggerListener> listeners, ScaleOptions options, CloudClock clock) : IDisposable
{
    private readonly Meter meter = new("Serverless.LocalDev.Functions.Scale");
    private readonly ConcurrentDictionary<string, DateTimeOffset> lowSince = new(StringComparer.Ordinal);
    private IDisposable? next;
    private volatile bool stopped;

    /// <summary>Instances by function, of the functions that scale.</summary>
    public IReadOnlyDictionary<string, int> Instances => listeners.OfType<IScalableListener>()
        .ToDictionary(listener => listener.FunctionName, listener => listener.Instances);

    public void Start()
    {
        meter.CreateObservableGauge("functions.instances", () => listeners.OfType<IScalableListener>().Select(
            listener => new Measurement<int>(listener.Instances, new KeyValuePair<string, object?>("faas.name", listener.FunctionName))));
        next = clock.Schedule(clock.UtcNow + options.Interval, Tick);
    }

    public void Dispose()
    {
        stopped = true;
        next?.Dispose();
        meter.Dispose();
    }

    public void Evaluate()
    {
        foreach (var listener in listeners.OfType<IScalableListener>()) Evaluate(listener);
    }

    private void Tick()
    {
        Evaluate();
        if (!stopped) next = clock.Schedule(clock.UtcNow + options.Interval, Tick);
    }

    private void Evaluate(IScalableListener listener)
    {
        var desired = ScaleFormula.Desired(listener.Backlog, listener.ConcurrencyPerInstance, options);
        var current = listener.Instances;
        if (desired >= current)
        {
            lowSince.TryRemove(listener.FunctionName, out _);
            if (desired > current) listener.Instances = ScaleFormula.Step(current, desired, options);
            return;
        }
        var since = lowSince.GetOrAdd(listener.FunctionName, clock.UtcNow);
        if (clock.UtcNow - since < options.ScaleInAfter) return;
        lowSince.TryRemove(listener.FunctionName, out _);
        listener.Instances = desired;
    }
}
