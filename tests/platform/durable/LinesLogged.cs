using Microsoft.Extensions.Logging;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Keeps what is logged under "orders".</summary>
internal sealed class LinesLogged : ILoggerProvider, ILogger
{
    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add(formatter(state, exception));

    public void Dispose() { }
}
