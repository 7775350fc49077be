using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>Writes what workers log to the host's logs, under the worker's own categories.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<string, ILogger> known = new(StringComparer.Ordinal);

    public void Write(RpcLog entry)
    {
        // Custom metrics arrive as log entries too, and are no text for people.
        if (entry.LogCategory == RpcLog.Types.RpcLogCategory.CustomMetric) return;
        var logger = known.GetOrAdd(entry.Category.Length > 0 ? entry.Category : "Worker", loggers.CreateLogger);
        var level = (LogLevel)entry.Level;
        if (!logger.IsEnabled(level)) return;
        if (entry.Exception is { } thrown)
        {
            logger.Log(level, "{Message} (Id={InvocationId}): {ExceptionType}: {ExceptionMessage}\n{StackTrace}",
                entry.Message, entry.InvocationId, thrown.Type, thrown.Message, thrown.StackTrace);
        }
        else
        {
            logger.Log(level, "{Message}", entry.Message);
        }
    }
}
