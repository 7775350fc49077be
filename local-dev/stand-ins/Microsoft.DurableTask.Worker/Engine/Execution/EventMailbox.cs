using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// External events of one run: matched by name without regard to case, first in first out, one event to one waiter, kept
/// when nobody waits yet. Source: "Handling external events in Durable Functions".
/// </summary>
internal sealed class EventMailbox(DataConverter converter)
{
    private readonly DataConverter converter = converter;
    private readonly List<OrchestrationEvent> kept = [];
    private readonly List<IWaiter> waiters = [];

    public IReadOnlyList<OrchestrationEvent> Unconsumed => kept;

    public bool HasWaiters => waiters.Count > 0;

    public void Deliver(OrchestrationEvent raised)
    {
        var index = waiters.FindIndex(waiter => SameName(waiter.Name, raised.Name));
        if (index < 0)
        {
            kept.Add(raised);
            return;
        }
        var waiter = waiters[index];
        waiters.RemoveAt(index);
        waiter.Complete(raised.Payload);
    }

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        var waiter = new Waiter<T>(name, this);
        var index = kept.FindIndex(raised => SameName(raised.Name, name));
        if (index >= 0)
        {
            var raised = kept[index];
            kept.RemoveAt(index);
            waiter.Complete(raised.Payload);
            return waiter.Task;
        }
        waiters.Add(waiter);
        if (cancellation.CanBeCanceled) waiter.CancelWith(cancellation);
        return waiter.Task;
    }

    private static bool SameName(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private interface IWaiter
    {
        string Name { get; }

        void Complete(string? payload);
    }

    private sealed class Waiter<T>(string name, EventMailbox mailbox) : TaskCompletionSource<T>, IWaiter
    {
        private CancellationTokenRegistration registration;

        public string Name => name;

        public void Complete(string? payload)
        {
            registration.Unregister();
            T? value;
            try
            {
                value = mailbox.converter.Deserialize<T>(payload);
            }
            catch (Exception unreadable)
            {
                TrySetException(unreadable);
                return;
            }
            TrySetResult(value!);
        }

        public void CancelWith(CancellationToken cancellation) => registration = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var waiter = (Waiter<T>)state!;
                waiter.Leave();
                waiter.TrySetCanceled(token);
            },
            this);

        private void Leave() => mailbox.waiters.Remove(this);
    }
}
