using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Monitor Azure Functions": traces and logs of invocations.</summary>
public sealed class TelemetryTests
{
    private const string Caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_function_continues_its_callers_trace()
    {
        await using var platform = await Platform.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/Probed");
        request.Headers.Add("traceparent", Caller);
        var seen = await (await platform.Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Equal(Caller[..36], seen[..36]);
    }

    [Fact]
    public async Task Each_invocation_is_a_span_under_its_caller_and_above_the_worker()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Serverless.LocalDev.Functions",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var platform = await Platform.StartAsync();
        var caller = Caller.Replace("b7ad", "0001", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/Probed");
        request.Headers.Add("traceparent", caller);
        var seen = await (await platform.Client.SendAsync(request)).Content.ReadAsStringAsync();
        var span = Assert.Single(spans, span => span.ParentId == caller);
        Assert.Equal("Probed", span.DisplayName);
        Assert.Equal(span.Id, seen);
    }

    [Fact]
    public async Task Invocations_and_what_functions_log_are_in_the_hosts_log()
    {
        using var log = new CollectedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var platform = await Platform.StartAsync(new() { Configure = options => options with { Loggers = loggers } });
        platform.Probe.Acts["Probed"] = context =>
        {
            context.InstanceServices.GetRequiredService<ILogger<TelemetryTests>>().LogWarning("a word of warning");
            return Task.CompletedTask;
        };
        await platform.Client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
        await platform.Client.GetAsync(new Uri("/api/Fails", UriKind.Relative));
        Assert.Contains(log.Lines, line => line.Contains("a word of warning", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith("Executed 'Functions.Probed' (Succeeded, ", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith("Executed 'Functions.Fails' (Failed, ", StringComparison.Ordinal));
    }
}
