using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Says nothing while the orchestrator is being replayed: it was said when it happened.</summary>
internal sealed class ReplaySafeLogger(TaskOrchestrationContext context, ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => !context.IsReplaying && logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!context.IsReplaying) logger.Log(logLevel, eventId, state, exception, formatter);
    }
}

/// <inheritdoc cref="ReplaySafeLogger"/>
internal sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, ILoggerFactory loggers) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new ReplaySafeLogger(context, loggers.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    // The inner factory belongs to the host and outlives any orchestration.
    public void Dispose() { }
}
