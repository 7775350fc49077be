using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Waits on the clock between two attempts, with the caller's work let go of meanwhile.</summary>
internal static class RetryDelay
{
    /// <summary>False when one of the tokens ended the wait.</summary>
    public static async Task<bool> WaitAsync(
        CloudClock clock, TimeSpan delay, HeldWork? held, CancellationToken cancellation, CancellationToken stopping)
    {
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var woken = 0;
        IDisposable wakeUp;
        // Held over the handoff: the platform is idle only once the wake-up is scheduled.
        using (clock.Work.Begin(WorkKind.Timer))
        {
            held?.Pause();
            wakeUp = clock.Schedule(clock.UtcNow + delay, Wake);
        }
        using (wakeUp)
        using (cancellation.UnsafeRegister(_ => Wake(), null))
        using (stopping.UnsafeRegister(_ => Wake(), null)) await due.Task;
        return !cancellation.IsCancellationRequested && !stopping.IsCancellationRequested;

        void Wake()
        {
            if (Interlocked.Exchange(ref woken, 1) != 0) return;
            held?.Resume();
            due.SetResult();
        }
    }
}
