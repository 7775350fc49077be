using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>
/// The work scope a listener holds over an invocation, in a form the host can let go of while it waits on the clock for the
/// next attempt, and take up again before it goes on.
/// </summary>
internal sealed class HeldWork(WorkTracker tracker, WorkKind kind) : IDisposable
{
    private WorkScope scope = tracker.Begin(kind);

    public void Pause() => scope.Dispose();

    public void Resume() => scope = tracker.Begin(kind);

    public void Dispose() => scope.Dispose();
}
