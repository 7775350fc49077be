using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>
/// Worker processes of one application, as the real host runs them. Each is started when the one before is ready, and all but
/// the first when the host listens. One that ends without being asked to is started again; what it held has failed by then
/// and is delivered again by its triggers.
/// </summary>
public sealed class WorkerProcesses : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly FunctionsHost host;
    private readonly WorkerProcessOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping;
    private readonly TaskCompletionSource disposing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task running;

    private WorkerProcesses(FunctionsHost host, WorkerProcessOptions options)
    {
        (this.host, this.options, logger) = (host, options, host.Loggers.CreateLogger("Host.Worker"));
        stopping = CancellationTokenSource.CreateLinkedTokenSource(host.Stopping);
        running = StartInTurnAsync();
    }

    public static WorkerProcesses Start(FunctionsHost host, WorkerProcessOptions options) => new(host, options);

    /// <summary>Call when the host has stopped, which asks one worker after the other to end: ends what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        disposing.TrySetResult();
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task StartInTurnAsync()
    {
        var kept = new List<Task>();
        while (kept.Count < options.Count && !stopping.IsCancellationRequested)
        {
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            kept.Add(KeepRunningAsync(ready));
            await Task.WhenAll(ready.Task, host.Started).WaitAsync(stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(kept);
    }

    private async Task KeepRunningAsync(TaskCompletionSource ready)
    {
        // A worker that cannot start at all must not be started as fast as it fails.
        for (var pause = TimeSpan.Zero; !stopping.IsCancellationRequested; pause = Longer(pause))
        {
            await Task.Delay(pause, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return;
            var started = Stopwatch.GetTimestamp();
            await RunAsync(ready);
            if (Stopwatch.GetElapsedTime(started) > LongestPause) pause = TimeSpan.Zero;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : pause < LongestPause ? pause * 2 : LongestPause;

    private async Task RunAsync(TaskCompletionSource ready)
    {
        var connection = host.AddWorker();
        connection.EndsWithHost = true;
        logger.LogInformation("Starting the worker '{WorkerId}'.", connection.Settings.WorkerId);
        using var process = WorkerProcess.Start(connection.Settings, options, logger);
        try
        {
            var exited = process.WaitForExitAsync(CancellationToken.None);
            var ending = Task.WhenAny(exited, connection.Released, disposing.Task);
            if (await Task.WhenAny(connection.Ready, ending) == connection.Ready) ready.TrySetResult();
            await ending;
            if (connection.Released.IsCompleted || disposing.Task.IsCompleted) await StopAsync(process, connection);
            else logger.LogWarning("The worker '{WorkerId}' ended with code {ExitCode}.", connection.Settings.WorkerId, process.ExitCode);
        }
        finally
        {
            host.RemoveWorker(connection);
        }
    }

    private async Task StopAsync(Process process, WorkerConnection connection)
    {
        // One that was never ready holds nothing.
        using var patience = new CancellationTokenSource(connection.Ready.IsCompleted ? options.StopLimit : TimeSpan.Zero);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        logger.LogInformation("The worker '{WorkerId}' has ended with code {ExitCode}.", connection.Settings.WorkerId, process.ExitCode);
    }
}
