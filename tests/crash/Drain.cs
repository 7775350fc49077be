using System.Diagnostics;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Dashboard;
using Serverless.LocalDev.Scenario;

namespace Serverless.Tests.Crash;

internal static class Drain
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>In which something moves on any machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks a platform until its queues are empty and no orchestration is under way.</summary>
    /// <exception cref="TimeoutException">Nothing has moved for a minute; says what is left.</exception>
    public static async Task WaitAsync(LocalHttp http, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        var (last, since) = ((0L, 0L), Stopwatch.GetTimestamp());
        while (await timer.WaitForNextTickAsync(stop))
        {
            var figures = await http.AskAsync<PlatformFigures>(HttpMethod.Get, ControlEndpoints.Status, body: null, stop);
            var waiting = figures.Entities.Where(entity => FoundBooks.Queues.Contains(entity.Path)).Sum(entity => entity.Waiting + entity.Scheduled);
            var running = figures.Orchestrations.Where(state => state.Key is "Pending" or "Running").Sum(state => state.Value);
            if (waiting == 0 && running == 0) return;
            if ((waiting, running) != last) (last, since) = ((waiting, running), Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"{waiting} messages and {running} orchestrations are left, and nothing moves.");
        }
    }
}
