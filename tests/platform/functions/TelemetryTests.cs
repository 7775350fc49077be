using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Functions;

/// <summary>W3C Trace Context, and the worker's FunctionContext.TraceContext.</summary>
public sealed class TelemetryTests
{
    private const string Parent = "00-11111111111111111111111111111111-2222222222222222-01";

    [Fact]
    public async Task The_invocations_span_hangs_under_the_context_that_came_with_the_trigger()
    {
        Activity? span = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InvocationTelemetry.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.ParentId == Parent) span = activity;
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await TestHost.StartAsync();
        var inside = "";
        host.Probe.Acts["StaticWithServices"] = context =>
        {
            inside = context.TraceContext.TraceParent;
            Assert.Equal(inside, Activity.Current!.Id);
            return Task.CompletedTask;
        };
        await host.InvokeAsync("StaticWithServices", new TriggerInvocation { TriggerValue = "x", TraceParent = Parent });
        Assert.Equal(span!.Id, inside);
        Assert.Equal("StaticWithServices", span.DisplayName);
    }

    [Fact]
    public async Task Invocations_and_failures_are_counted_by_function()
    {
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, published) =>
        {
            if (instrument.Meter.Name == InvocationTelemetry.SourceName) published.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counted) counted.Add($"{instrument.Name} {tags[0].Value} {value}");
        });
        listener.Start();
        await using var host = await TestHost.StartAsync();
        host.Probe.Acts["Cancelled"] = _ => throw new InvalidOperationException("counted");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.PingAsync("Cancelled", "x"));
        lock (counted)
        {
            Assert.Contains("functions.invocations Cancelled 1", counted);
            Assert.Contains("functions.failures Cancelled 1", counted);
        }
    }
}
