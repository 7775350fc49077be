using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Timers;

/// <summary>
/// One run at a time; the next occurrence is looked for when a run ends, from the time it ends. An occurrence missed while
/// the host was down is made up for once at start.
/// </summary>
internal sealed class TimerListener(
    FunctionDefinition function, FunctionInvoker invoker, TimerSchedule schedule, CloudClock clock, ScheduleMonitor? monitor, bool runOnStartup)
    : ITriggerListener
{
    private readonly Lock gate = new();
    private ScheduleStatus? status;
    private IDisposable? next;
    private Task run = Task.CompletedTask;
    private bool stopped;
    private volatile bool givenUp;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        status = monitor is null ? null : await monitor.ReadAsync(function.Name);
        var isPastDue = status is not null && IsPastDue(status, now);
        if (monitor is not null && !isPastDue)
        {
            status = new ScheduleStatus(status?.Last ?? default, schedule.Next(now).UtcDateTime, now.UtcDateTime);
            await monitor.WriteAsync(function.Name, status);
        }
        if (isPastDue || runOnStartup) Begin(now, isPastDue);
        else ScheduleNext(now);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        Task running;
        lock (gate)
        {
            stopped = true;
            next?.Dispose();
            running = run;
        }
        try
        {
            await running.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Patience is over: the run has been told to end, and nobody waits for it any more.
            givenUp = true;
        }
    }

    // A schedule changed since the last start has no missed occurrence: the one noted belonged to the old schedule.
    private bool IsPastDue(ScheduleStatus kept, DateTimeOffset now) =>
        kept.Next < now.UtcDateTime && schedule.Next(kept.LastUpdated).UtcDateTime == kept.Next;

    private void ScheduleNext(DateTimeOffset after)
    {
        var due = schedule.Next(after);
        lock (gate)
        {
            if (!stopped) next = clock.Schedule(due, () => Begin(due, isPastDue: false));
        }
    }

    private void Begin(DateTimeOffset occurrence, bool isPastDue)
    {
        lock (gate)
        {
            if (!stopped) run = RunAsync(occurrence, isPastDue, new HeldWork(clock.Work, WorkKind.Timer));
        }
    }

    private async Task RunAsync(DateTimeOffset occurrence, bool isPastDue, HeldWork held)
    {
        using var _ = held;
        // The clock's callback must be short.
        await Task.Yield();
        var result = await invoker.InvokeAsync(function, new FunctionInvocation
        {
            Input = new ParameterBinding { Name = function.Trigger.Name, Data = TimerInput.Of(status, isPastDue) },
            Held = held,
        }, CancellationToken.None);
        // Given up at shutdown, the status stays as it was and the next start makes up for the occurrence.
        if (!result.IsSuccess && givenUp) return;
        var now = clock.UtcNow;
        if (monitor is not null)
        {
            status = new ScheduleStatus(occurrence.UtcDateTime, schedule.Next(now).UtcDateTime, now.UtcDateTime);
            try
            {
                await monitor.WriteAsync(function.Name, status);
            }
            catch (StoreException)
            {
                // The store has stopped and said why; the next start makes up for the occurrence.
                return;
            }
        }
        ScheduleNext(now);
    }
}
