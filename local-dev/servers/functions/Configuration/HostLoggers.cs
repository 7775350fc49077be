using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Configuration;

/// <summary>
/// The loggers a host was given, behind logging.logLevel of host.json (docs: "host.json reference", logging): the longest
/// prefix of a category decides, <c>default</c> where none fits, Information where the file is silent.
/// </summary>
internal static class HostLoggers
{
    /// <exception cref="InvalidOperationException">A level of the file is none.</exception>
    public static ILoggerFactory Create(ILoggerFactory given, HostJson hostJson)
    {
        var filters = new LoggerFilterOptions { MinLevel = LogLevel.Information };
        foreach (var level in hostJson.LogLevels.EnumerateObject())
        {
            var category = level.Name.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : level.Name;
            filters.Rules.Add(new LoggerFilterRule(providerName: null, category, Read(level), filter: null));
        }
        return new LoggerFactory([new Given(given)], filters);
    }

    private static LogLevel Read(JsonProperty level) =>
        level.Value.ValueKind == JsonValueKind.String && Enum.TryParse<LogLevel>(level.Value.GetString(), ignoreCase: true, out var read) && Enum.IsDefined(read)
            ? read
            : throw new InvalidOperationException(
                $"host.json: logging.logLevel, '{level.Name}', must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    private sealed class Given(ILoggerFactory loggers) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

        // The factory belongs to whoever gave it to the host.
        public void Dispose()
        {
        }
    }
}
