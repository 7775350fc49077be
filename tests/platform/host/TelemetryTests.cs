using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Configure monitoring for Azure Functions": an "Executing" and an "Executed" line an invocation, under Function.NAME.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Every_invocation_is_counted_measured_and_logged_under_its_functions_name()
    {
        var measured = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == InvocationTelemetry.SourceName) listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {tags[0].Value} {value}"));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue($"{instrument.Name} {tags[0].Value} {(value >= 0 ? "s" : "?")}"));
        meters.Start();
        using var lines = new Lines();
        await using var host = await PlatformHost.StartAsync(new PlatformOptions { Configure = builder => builder.Services.AddSingleton<ILoggerProvider>(lines) });
        var failed = false;
        host.Journal.Acts["BindsManyBytes"] = _ =>
        {
            if (failed) return Task.CompletedTask;
            failed = true;
            throw new InvalidOperationException("once");
        };
        await host.SendAsync("BindsManyBytes", "a");
        // Of a function no other test calls: instruments are the process's, not the host's.
        Assert.Equal(
            ["functions.duration BindsManyBytes s", "functions.duration BindsManyBytes s", "functions.failures BindsManyBytes 1",
                "functions.invocations BindsManyBytes 1", "functions.invocations BindsManyBytes 1"],
            measured.Where(entry => entry.Contains(" BindsManyBytes ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Information Executing", "Error Executed (Failed", "Information Executing", "Information Executed (Succeeded"],
            lines.Of("Function.BindsManyBytes"));
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Line)> lines = new();

        public IEnumerable<string> Of(string category) => lines.Where(line => line.Category == category).Select(line => line.Line);

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var words = formatter(state, exception).Split(' ', ',');
                var end = words.FirstOrDefault(word => word is "(Failed" or "(Succeeded");
                lines.lines.Enqueue((category, string.Create(CultureInfo.InvariantCulture, $"{logLevel} {words[0]} {end}").TrimEnd()));
            }
        }
    }
}
