using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>The work scope of one call; a handler that waits for the clock lets go of it and takes it up again before it ends.</summary>
internal class PumpCall(WorkTracker tracker) : IDisposable
{
    private WorkScope scope = tracker.Begin(WorkKind.Message);

    public void Pause() => scope.Dispose();

    public void Resume() => scope = tracker.Begin(WorkKind.Message);

    public void Dispose()
    {
        scope.Dispose();
        GC.SuppressFinalize(this);
    }
}
