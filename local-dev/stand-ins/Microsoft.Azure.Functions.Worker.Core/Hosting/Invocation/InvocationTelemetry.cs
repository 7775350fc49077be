using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions;

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

    public static Activity? Start(HostedFunctionContext context)
    {
        if (!Source.HasListeners()) return null;
        ActivityContext.TryParse(context.Invocation.TraceParent, context.Invocation.TraceState, isRemote: true, out var parent);
        var kind = context.Invocation.TraceParent is null ? ActivityKind.Internal : ActivityKind.Consumer;
        var activity = parent == default
            ? Source.StartActivity(context.FunctionDefinition.Name, kind)
            : Source.StartActivity(context.FunctionDefinition.Name, kind, parent);
        activity?.SetTag("faas.name", context.FunctionDefinition.Name);
        activity?.SetTag("faas.invocation_id", context.InvocationId);
        return activity;
    }

    public static void Executing(HostedFunctionContext context)
    {
        if (!context.Function.Logger.IsEnabled(LogLevel.Information)) return;
        context.Function.Logger.LogInformation(
            "Executing 'Functions.{FunctionName}' (Id={InvocationId})", context.FunctionDefinition.Name, context.InvocationId);
    }

    public static void Succeeded(HostedFunctionContext context, long started)
    {
        Count(context.Function, started);
        if (!context.Function.Logger.IsEnabled(LogLevel.Information)) return;
        context.Function.Logger.LogInformation(
            "Executed 'Functions.{FunctionName}' (Succeeded, Id={InvocationId}, Duration={DurationMs}ms)",
            context.FunctionDefinition.Name, context.InvocationId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    public static void Failed(HostedFunctionContext context, long started, Exception failure)
    {
        Count(context.Function, started);
        if (Failures.Enabled) Failures.Add(1, context.Function.Tags);
        context.Activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        context.Activity?.AddException(failure);
        if (!context.Function.Logger.IsEnabled(LogLevel.Error)) return;
        context.Function.Logger.LogError(
            failure, "Executed 'Functions.{FunctionName}' (Failed, Id={InvocationId}, Duration={DurationMs}ms)",
            context.FunctionDefinition.Name, context.InvocationId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static void Count(HostedFunction function, long started)
    {
        if (Invocations.Enabled) Invocations.Add(1, function.Tags);
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, function.Tags);
    }
}
