using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Works through one accepted session in order, waits for more until the idle timeout, then gives it back.</summary>
internal sealed class SessionWorker : IQueueListener
{
    private readonly SessionPump pump;
    private readonly SessionLock session;
    private readonly PumpSettings settings;
    private readonly PumpHandler handle;
    private readonly ISessionObserver? observer;
    private readonly Lock gate = new();
    private IDisposable? idle;
    private bool running;
    private bool again;
    private bool opened;
    private bool ending;
    private bool ended;

    public SessionWorker(SessionPump pump, SessionLock session, PumpSettings settings, PumpHandler handle, ISessionObserver? observer)
    {
        (this.pump, this.session, this.settings, this.handle, this.observer) = (pump, session, settings, handle, observer);
        session.Listener = this;
    }

    private MessageQueue Queue => session.Queue;

    public void Signal()
    {
        lock (gate)
        {
            if (ended) return;
            again = true;
            idle?.Dispose();
            idle = null;
            if (running) return;
            running = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(call => _ = RunAsync(call), new PumpCall(Queue.Bus.Clock.Work), preferLocal: false);
    }

    /// <summary>Ends after the calls under way.</summary>
    public void Stop()
    {
        lock (gate) ending = true;
        Signal();
    }

    private async Task RunAsync(PumpCall call)
    {
        using var _ = call;
        if (!opened && observer is not null) await observer.OpeningAsync(session);
        opened = true;
        while (TryContinue())
        {
            while (!IsEnding() && await TakeAsync() is { } messages) await HandleAsync(messages, call);
        }
    }

    private bool IsEnding()
    {
        lock (gate) return ending || session.IsLost || session.ReleaseRequested;
    }

    private bool TryContinue()
    {
        lock (gate)
        {
            if (again)
            {
                again = false;
                return true;
            }
            running = false;
            if (ending || session.IsLost || session.ReleaseRequested)
            {
                ended = true;
                _ = EndAsync(Queue.Bus.Clock.Work.Begin(WorkKind.Message));
                return false;
            }
            idle = Queue.Bus.Clock.Schedule(Queue.Bus.Clock.UtcNow + settings.SessionIdleTimeout, Stop);
            return false;
        }
    }

    private async Task<Delivery[]?> TakeAsync()
    {
        if (Queue.TryTake(settings.MessagesPerCall * settings.CallsPerSession, settings.Mode, TimeSpan.Zero, session) is not { } taking) return null;
        try
        {
            await taking.Committed;
            return taking.Messages;
        }
        catch (BusException)
        {
            lock (gate) ending = true;
            return null;
        }
    }

    private Task HandleAsync(Delivery[] messages, PumpCall call)
    {
        if (messages.Length <= settings.MessagesPerCall) return handle(messages, session, call);
        var calls = messages.Chunk(settings.MessagesPerCall).Select(chunk => Task.Run(() => handle(chunk, session, call)));
        return Task.WhenAll(calls);
    }

    private async Task EndAsync(WorkScope scope)
    {
        await Task.Yield();
        try
        {
            if (observer is not null) await observer.ClosingAsync(session);
            await Queue.ReleaseSessionAsync(session);
        }
        catch (BusException)
        {
            // The namespace is at its end; its locks end with it.
        }
        finally
        {
            pump.Ended(this);
            scope.Dispose();
        }
    }
}
