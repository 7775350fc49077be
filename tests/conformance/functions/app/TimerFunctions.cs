using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App;

public sealed class TimerFunctions(Probe probe, TimeProvider time)
{
    [Function("Hourly")]
    public Task Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context) => NoteAsync(timer, context);

    [Function("EveryHalfMinute")]
    public Task EveryHalfMinute([TimerTrigger("%HalfMinute%")] TimerInfo timer, FunctionContext context) => NoteAsync(timer, context);

    [Function("AtStart")]
    public Task AtStart([TimerTrigger("0 30 6 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, FunctionContext context) =>
        NoteAsync(timer, context);

    [Function("Fixed"), FixedDelayRetry(2, "00:00:10")]
    public Task Fixed([TimerTrigger("0 0 3 * * *")] TimerInfo timer, FunctionContext context) => NoteAsync(timer, context);

    [Function("Exponential"), ExponentialBackoffRetry(4, "00:00:05", "00:00:30")]
    public Task Exponential([TimerTrigger("0 0 4 * * *")] TimerInfo timer, FunctionContext context) => NoteAsync(timer, context);

    private Task NoteAsync(TimerInfo timer, FunctionContext context)
    {
        var at = time.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var retry = context.RetryContext is { } attempts ? $" retry {attempts.RetryCount} of {attempts.MaxRetryCount}" : "";
        return probe.RunAsync(context, $"{context.FunctionDefinition.Name} {at}{retry}{(timer.IsPastDue ? " past due" : "")}");
    }
}
