using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Configuration;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "host.json reference", logging, and "How to configure monitoring for Azure Functions", configure log levels.</summary>
public sealed class LogLevelTests
{
    private const string Levels = """
        {
          "logging": {
            "logLevel": { "default": "Warning", "Host": "Error", "Host.Results": "none", "Function": "Information", "Function.Probed": "Error" },
            "applicationInsights": { "samplingSettings": { "isEnabled": true } },
            "console": { "isEnabled": true }
          }
        }
        """;

    [Theory]
    [InlineData("Function.Fails", LogLevel.Information)]
    [InlineData("Function.Probed", LogLevel.Error)]
    [InlineData("function.probed.user", LogLevel.Error)]
    [InlineData("Host.Startup", LogLevel.Error)]
    [InlineData("Host.Results", LogLevel.None)]
    [InlineData("Sample.App", LogLevel.Warning)]
    public void The_longest_prefix_of_a_category_decides(string category, LogLevel lowest) => Assert.Equal(lowest, LowestOf(Levels, category));

    [Fact]
    public void Where_host_json_is_silent_information_is_logged() => Assert.Equal(LogLevel.Information, LowestOf("{}", "Host.Startup"));

    [Fact]
    public async Task The_levels_hold_for_the_host_and_its_functions()
    {
        using var hostJson = new HostJsonFolder(Levels);
        using var log = new CollectedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var platform = await Platform.StartAsync(new() { Directory = hostJson.Path, Configure = options => options with { Loggers = loggers } });
        foreach (var name in new[] { "Probed", "Fails" }) await platform.Client.GetAsync(new Uri("/api/" + name, UriKind.Relative));
        Assert.Contains(log.Lines, line => line.StartsWith("Executed 'Functions.Fails'", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Executed 'Functions.Probed'", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.EndsWith("functions are listening.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_level_that_is_none_is_refused_by_name()
    {
        using var hostJson = new HostJsonFolder("""{ "logging": { "logLevel": { "Host.Results": "Loud" } } }""");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Platform.StartAsync(new() { Directory = hostJson.Path }));
        Assert.Contains("'Host.Results'", refused.Message, StringComparison.Ordinal);
    }

    private static LogLevel LowestOf(string hostJson, string category)
    {
        using var everything = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Everything()));
        var logger = HostLoggers.Create(everything, HostJson.Parse(hostJson)).CreateLogger(category);
        return Enum.GetValues<LogLevel>().First(level => level == LogLevel.None || logger.IsEnabled(level));
    }

    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
