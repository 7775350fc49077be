using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Serverless.Functions.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry. They go to Azure Monitor where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, and to
/// any collector where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Without either, nothing is collected.
/// </summary>
internal static class TelemetryServices
{
    public const string AzureMonitorSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The traced sources: function invocations, orchestrations, and every call of an Azure SDK (Service Bus, Cosmos DB, Blob Storage).</summary>
    private static readonly string[] Sources = ["Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask", "Azure.*"];

    public static FunctionsApplicationBuilder AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        // The SDKs still mark their spans as experimental. Without this switch a trace ends at the bus.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        builder.UseMiddleware<MessageWait>();
        var toAzureMonitor = !string.IsNullOrEmpty(builder.Configuration[AzureMonitorSetting]);
        var toCollector = !string.IsNullOrEmpty(builder.Configuration[CollectorSetting]);
        if (!toAzureMonitor && !toCollector) return builder;

        var telemetry = builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(Sources).AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(MessageWait.MeterName).AddRuntimeInstrumentation().AddHttpClientInstrumentation())
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true);
        if (toCollector) telemetry.UseOtlpExporter();
        if (toAzureMonitor)
        {
            builder.Services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential>((options, credential) => options.Credential = credential);
            telemetry.UseAzureMonitorExporter();
        }
        return builder;
    }
}
