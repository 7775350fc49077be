using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Serverless.Tests.Flows;

/// <summary>What the application logged, line by line.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text, Exception? Exception)> entries = new();

    /// <summary>Every line of information and above, with its exception.</summary>
    public IEnumerable<string> Everything => entries.Select(entry => $"{entry.Text} {entry.Exception}");

    /// <summary>The warnings of one class.</summary>
    public IEnumerable<string> WarningsOf<T>() =>
        entries.Where(entry => entry.Level == LogLevel.Warning && entry.Category == typeof(T).FullName).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Lines(RecordedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.entries.Enqueue((category, logLevel, formatter(state, exception), exception));
    }
}
