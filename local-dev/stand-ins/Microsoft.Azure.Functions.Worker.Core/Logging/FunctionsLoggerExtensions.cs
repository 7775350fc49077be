namespace Microsoft.Extensions.Logging;

/// <summary>Metrics written through the log, as Application Insights takes them in.</summary>
public static class FunctionsLoggerExtensions
{
    public static void LogMetric(
        this ILogger logger, string name, double value, IDictionary<string, object>? properties = default)
    {
        var state = new Dictionary<string, object>(properties ?? new Dictionary<string, object>(), StringComparer.Ordinal)
        {
            ["Name"] = name,
            ["Value"] = value,
        };
        logger.Log(LogLevel.Information, default, state, null, static (metric, _) => $"Metric {metric["Name"]} {metric["Value"]}");
    }
}
