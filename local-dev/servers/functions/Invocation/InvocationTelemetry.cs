using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>
/// One span, one count and one duration an invocation, under the name <c>Serverless.LocalDev.Functions</c>, and the log
/// lines "Executing" and "Executed" the real host writes. Durations are real time, whatever the platform's clock says.
/// </summary>
internal static class InvocationTelemetry
{
    public const string SourceName = "Serverless.LocalDev.Functions";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Invocations = Meter.CreateCounter<long>("functions.invocations", "{invocation}");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("functions.failures", "{invocation}");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("functions.duration", "s");

    public static Activity? Start(FunctionPlan plan, FunctionInvocation invocation, string id)
    {
        if (!Source.HasListeners()) return null;
        ActivityContext.TryParse(invocation.TraceParent, invocation.TraceState, isRemote: true, out var parent);
        var kind = invocation.TraceParent is null ? ActivityKind.Internal : ActivityKind.Consumer;
        var activity = parent == default
            ? Source.StartActivity(plan.Function.Name, kind)
            : Source.StartActivity(plan.Function.Name, kind, parent);
        activity?.SetTag("faas.name", plan.Function.Name);
        activity?.SetTag("faas.invocation_id", id);
        return activity;
    }

    public static void Executing(FunctionPlan plan, string id)
    {
        if (!plan.Logger.IsEnabled(LogLevel.Information)) return;
        plan.Logger.LogInformation("Executing '{FunctionName}' (Id={InvocationId})", plan.LoggedName, id);
    }

    public static void Executed(FunctionPlan plan, string id, long started, FunctionResult result, Activity? activity)
    {
        if (Invocations.Enabled) Invocations.Add(1, plan.Tag);
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, plan.Tag);
        if (!result.IsSuccess)
        {
            Failed(plan, id, started, result, activity);
        }
        else if (plan.Logger.IsEnabled(LogLevel.Information))
        {
            plan.Logger.LogInformation(
                "Executed '{FunctionName}' (Succeeded, Id={InvocationId}, Duration={DurationMs}ms)", plan.LoggedName, id, Milliseconds(started));
        }
    }

    private static void Failed(FunctionPlan plan, string id, long started, FunctionResult result, Activity? activity)
    {
        if (Failures.Enabled) Failures.Add(1, plan.Tag);
        activity?.SetStatus(ActivityStatusCode.Error, result.Failure?.Message);
        if (!plan.Logger.IsEnabled(LogLevel.Error)) return;
        plan.Logger.LogError(
            "Executed '{FunctionName}' (Failed, Id={InvocationId}, Duration={DurationMs}ms): {Outcome}: {Failure}\n{StackTrace}",
            plan.LoggedName, id, Milliseconds(started), result.Outcome, result.Failure?.Message, result.Failure?.StackTrace);
    }

    private static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
