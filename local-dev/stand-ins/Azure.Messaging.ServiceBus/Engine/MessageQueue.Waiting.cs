using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Receivers that wait for a message, on the cloud's clock.</summary>
internal sealed partial class MessageQueue
{
    private readonly LinkedList<Waiter> waiters = new();

    /// <summary>Up to <paramref name="max"/> messages as soon as there is one; none when <paramref name="wait"/> has passed.</summary>
    public Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(
        int max, TimeSpan wait, ServiceBusReceiveMode mode, CancellationToken cancellation, SessionLock? session = null)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            if (RequiresSession && session is null) throw BusErrors.NeedsSessionReceiver(Path);
            cancellation.ThrowIfCancellationRequested();
            var now = Bus.Now;
            RunDue(now);
            if (session is { IsLost: true }) throw BusErrors.SessionLockLost(Path);
            if (Take(max, mode, 0, session, now) is { } taking)
            {
                Rearm();
                return taking.HandOverAsync();
            }
            if (wait <= TimeSpan.Zero) return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>([]);
            var waiter = new Waiter(max, mode, session, Deadline(now, wait));
            waiters.AddLast(waiter);
            waiter.Cancellation = cancellation.UnsafeRegister(_ => Cancel(waiter, cancellation), null);
            Rearm();
            return waiter.Result.Task;
        }
    }

    private static long Deadline(long now, TimeSpan wait) =>
        wait.Ticks >= DateTimeOffset.MaxValue.UtcTicks - now ? long.MaxValue : now + wait.Ticks;

    private void ServeWaiters(long now)
    {
        for (var node = waiters.First; node is not null;)
        {
            var (waiter, following) = (node.Value, node.Next);
            if (waiter.Session is { IsLost: true })
            {
                Remove(node);
                waiter.Result.SetException(BusErrors.SessionLockLost(Path));
            }
            else if (Take(waiter.Max, waiter.Mode, 0, waiter.Session, now) is { } taking)
            {
                Remove(node);
                _ = waiter.DeliverAsync(taking);
            }
            node = following;
        }
    }

    private void EndPatience(long now)
    {
        for (var node = waiters.First; node is not null;)
        {
            var (waiter, following) = (node.Value, node.Next);
            if (waiter.Deadline <= now)
            {
                Remove(node);
                waiter.Result.SetResult([]);
            }
            node = following;
        }
        EndSessionPatience(now);
    }

    private long NextDeadline()
    {
        var next = long.MaxValue;
        foreach (var waiter in waiters) next = Math.Min(next, waiter.Deadline);
        foreach (var waiter in sessionWaiters) next = Math.Min(next, waiter.Deadline);
        return next;
    }

    private void Cancel(Waiter waiter, CancellationToken cancellation)
    {
        lock (Bus.Gate)
        {
            if (waiters.Remove(waiter)) waiter.Result.SetException(new TaskCanceledException(null, null, cancellation));
        }
    }

    private void Remove(LinkedListNode<Waiter> node)
    {
        waiters.Remove(node);
        node.Value.Cancellation.Unregister();
    }

    public void FailWaiters(ServiceBusException reason)
    {
        while (waiters.First is { } node)
        {
            Remove(node);
            node.Value.Result.SetException(reason);
        }
        FailSessionWaiters(reason);
    }

    private sealed class Waiter(int max, ServiceBusReceiveMode mode, SessionLock? session, long deadline)
    {
        public int Max => max;

        public ServiceBusReceiveMode Mode => mode;

        public SessionLock? Session => session;

        public long Deadline => deadline;

        public CancellationTokenRegistration Cancellation { get; set; }

        public TaskCompletionSource<IReadOnlyList<ServiceBusReceivedMessage>> Result { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task DeliverAsync(Taking taking)
        {
            try
            {
                await taking.Committed;
                Result.SetResult(taking.Messages);
            }
            catch (ServiceBusException stopped)
            {
                Result.SetException(stopped);
            }
        }
    }
}
