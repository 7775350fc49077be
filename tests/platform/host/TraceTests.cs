using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Host;

/// <summary>W3C Trace Context; docs: "Distributed tracing and correlation through Service Bus messaging" and "Durable Functions diagnostics", distributed tracing.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task One_trace_goes_from_message_to_function_to_orchestration_to_activity()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("Serverless.Tests.Sender");
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate == source || candidate.Name is InvocationTelemetry.SourceName or DurableTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await PlatformHost.StartAsync();
        var sending = source.StartActivity("send")!;
        await host.SendAsync("BeginApproval", """{"meter":"t1","value":1}""");
        sending.Stop();
        await host.Durable.RaiseEventAsync("t1", "Decision", "yes");
        await host.Clock.SettleAsync();

        var spans = ended.Where(span => span.TraceId == sending.TraceId).ToDictionary(span => span.DisplayName);
        Assert.Equal(["BeginApproval", "Record", "activity:Record", "create_orchestration:Approval", "send"], spans.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(sending.SpanId, spans["BeginApproval"].ParentSpanId);
        Assert.Equal(ActivityKind.Consumer, spans["BeginApproval"].Kind);
        Assert.Equal(spans["BeginApproval"].SpanId, spans["create_orchestration:Approval"].ParentSpanId);
        Assert.Equal(spans["create_orchestration:Approval"].SpanId, spans["activity:Record"].ParentSpanId);
        Assert.Equal(spans["activity:Record"].SpanId, spans["Record"].ParentSpanId);
    }

    [Fact]
    public async Task What_a_function_sends_carries_its_span_to_the_next_function()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("Serverless.Tests.Outer");
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate == source || candidate.Name == InvocationTelemetry.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await PlatformHost.StartAsync();
        var sending = source.StartActivity("send")!;
        await host.SendAsync("ReturnsOutputs", "x");
        sending.Stop();
        var spans = ended.Where(span => span.TraceId == sending.TraceId).ToDictionary(span => span.DisplayName);
        Assert.Equal(spans["ReturnsOutputs"].SpanId, spans["BindsMessage"].ParentSpanId);
        Assert.Equal(spans["ReturnsOutputs"].Id, (await host.TakeAsync("Out"))[0].ApplicationProperties["traceparent"]);
    }
}
