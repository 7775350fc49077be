using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Serverless.Functions.Telemetry;

/// <summary>Measures how long each message waited before a function took it. The alert oldest-message reads this.</summary>
public sealed class MessageWait : IFunctionsWorkerMiddleware, IDisposable
{
    public const string MeterName = "Serverless.Functions";
    private readonly TimeProvider time;
    private readonly Meter meter = new(MeterName);
    private readonly Histogram<double> waits;

    public MessageWait(TimeProvider time)
    {
        this.time = time;
        waits = meter.CreateHistogram<double>("message.wait", "s", "From a message's arrival to the function that takes it, by entity.");
    }

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (waits.Enabled && EntityOf(context.FunctionDefinition) is { } entity)
        {
            var now = time.GetUtcNow();
            foreach (var enqueued in Enqueued(context.BindingContext.BindingData)) waits.Record((now - enqueued).TotalSeconds, KeyValuePair.Create<string, object?>("entity", entity));
        }
        return next(context);
    }

    public void Dispose() => meter.Dispose();

    private static string? EntityOf(FunctionDefinition function) => function.Parameters
        .Select(parameter => parameter.Properties.GetValueOrDefault("bindingAttribute")).OfType<ServiceBusTriggerAttribute>()
        .Select(trigger => trigger.QueueName ?? $"{trigger.TopicName}/{trigger.SubscriptionName}").FirstOrDefault();

    /// <summary>When the messages were enqueued, from the trigger's metadata: one time, or an array of times for a batch.</summary>
    private static DateTimeOffset[] Enqueued(IReadOnlyDictionary<string, object?> metadata)
    {
        if (metadata.GetValueOrDefault("EnqueuedTimeUtcArray") is string all) return JsonSerializer.Deserialize<DateTimeOffset[]>(all) ?? [];
        return metadata.GetValueOrDefault("EnqueuedTimeUtc") is string one
            && DateTimeOffset.TryParse(one.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? [moment] : [];
    }
}
