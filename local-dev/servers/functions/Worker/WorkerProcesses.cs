using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>
/// Worker processes of one application, as the real host runs them. One that ends without being asked to is started again;
/// what it held has failed by then and is delivered again by its triggers.
/// </summary>
public sealed class WorkerProcesses : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly FunctionsHost host;
    private readonly WorkerProcessOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping;
    private readonly Task[] workers;

    private WorkerProcesses(FunctionsHost host, WorkerProcessOptions options, ILogger logger)
    {
        (this.host, this.options, this.logger) = (host, options, logger);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(host.Stopping);
        workers = [.. Enumerable.Range(0, options.Count).Select(_ => KeepRunningAsync())];
    }

    public static WorkerProcesses Start(FunctionsHost host, WorkerProcessOptions options, ILoggerFactory loggers) =>
        new(host, options, loggers.CreateLogger("Host.Worker"));

    /// <summary>Call when the host has stopped, which asks every worker to end: kills those that do not in time.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(workers);
        stopping.Dispose();
    }

    private async Task KeepRunningAsync()
    {
        // A worker that cannot start at all must not be started as fast as it fails.
        for (var pause = TimeSpan.Zero; !stopping.IsCancellationRequested; pause = Longer(pause))
        {
            await Task.Delay(pause, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return;
            var started = Stopwatch.GetTimestamp();
            await RunAsync();
            if (Stopwatch.GetElapsedTime(started) > LongestPause) pause = TimeSpan.Zero;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : pause < LongestPause ? pause * 2 : LongestPause;

    private async Task RunAsync()
    {
        var connection = host.AddWorker();
        connection.EndsWithHost = true;
        using var process = WorkerProcess.Start(connection.Settings, options, logger);
        try
        {
            await process.WaitForExitAsync(stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) await StopAsync(process);
            else logger.LogWarning("The worker '{WorkerId}' ended with code {ExitCode}.", connection.Settings.WorkerId, process.ExitCode);
        }
        finally
        {
            host.RemoveWorker(connection);
        }
    }

    private async Task StopAsync(Process process)
    {
        using var patience = new CancellationTokenSource(options.StopLimit);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
