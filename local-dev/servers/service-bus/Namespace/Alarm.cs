using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// One scheduled callback for the next of many due times. An earlier time replaces it; a later one waits for it, and is
/// then asked for again. Guarded by the gate the callback is run under.
/// </summary>
internal sealed class Alarm(CloudClock clock, Lock gate, Action ring) : IDisposable
{
    private IDisposable? armed;
    private long armedFor = long.MaxValue;
    private bool disposed;

    public void Set(long due)
    {
        if (due >= armedFor || disposed) return;
        armed?.Dispose();
        armedFor = due;
        armed = clock.Schedule(new DateTimeOffset(due, TimeSpan.Zero), Fire);
    }

    public void Dispose()
    {
        disposed = true;
        armed?.Dispose();
    }

    private void Fire()
    {
        lock (gate)
        {
            armedFor = long.MaxValue;
            armed = null;
            if (!disposed) ring();
        }
    }
}
