using Microsoft.Azure.Amqp;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// A client's link to receive on: takes what the link's credit allows as soon as there is something, and hands it over after
/// the commit. Without credit nothing is taken, so nothing waits here under a lock.
/// </summary>
internal sealed class ConsumerLink : IQueueListener, IThreadPoolWorkItem
{
    // A link with much credit does not empty a queue before the others' eyes.
    private const uint MostAtOnce = 256;
    private readonly Lock gate = new();
    private readonly MessageQueue queue;
    private readonly SessionFilter? filter;
    private readonly ReceiveMode mode;
    private SessionLock? session;
    private WorkScope scope;
    private bool open;
    private bool running;
    private bool again;

    /// <exception cref="BusException">NotAllowed: the entity requires sessions and the attach names none, or the other way round.</exception>
    public ConsumerLink(MessageQueue queue, AmqpSession amqpSession, AmqpLinkSettings settings)
    {
        this.queue = queue;
        filter = SessionFilter.Of(settings);
        if (queue.RequiresSession && filter is null) throw BusErrors.NeedsSessionReceiver(queue.Path);
        if (!queue.RequiresSession && filter is not null) throw BusErrors.TakesNoSessions(queue.Path);
        mode = settings.SettleType == SettleMode.SettleOnSend ? ReceiveMode.ReceiveAndDelete : ReceiveMode.PeekLock;
        Link = new SendingAmqpLink(amqpSession, settings);
        Link.RegisterCreditListener((_, drain, _) => OnCredit(drain));
        if (mode == ReceiveMode.PeekLock) Link.RegisterDispositionListener(new ClientSettlement(queue, Link).OnDisposition);
        else Link.RegisterDispositionListener(_ => { });
        Link.Opened += (_, _) => Start();
        Link.Closed += (_, _) => Stop();
    }

    public SendingAmqpLink Link { get; }

    public MessageQueue Queue => queue;

    /// <summary>The session this link holds, if any.</summary>
    public SessionLock? Session => session;

    /// <summary>Ends when the attach may be answered: for a session, when one is held.</summary>
    /// <exception cref="AmqpException">No session came in the time the client gives it, or the one it wants is held.</exception>
    public async Task AcceptAsync()
    {
        if (filter is null) return;
        session = await filter.AcceptAsync(queue, Link);
        if (Link.IsClosing()) Stop();
    }

    public void Signal()
    {
        lock (gate)
        {
            if (!open) return;
            again = true;
            if (running) return;
            running = true;
            scope = queue.Bus.Clock.Work.Begin(WorkKind.Message);
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void End(BusException reason) => ThreadPool.QueueUserWorkItem(_ => Link.SafeClose(AmqpErrors.ToException(reason)));

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private void Start()
    {
        lock (gate) open = true;
        if (session is not null) session.Listener = this;
        else queue.AddListener(this);
        Signal();
    }

    private void Stop()
    {
        lock (gate) open = false;
        if (session is null) queue.RemoveListener(this);
        else _ = queue.ReleaseSessionAsync(session);
    }

    // A drain is answered when this returns: what is there must have been sent by then, or the client believes there is none.
    private void OnCredit(bool drain)
    {
        if (!drain)
        {
            Signal();
            return;
        }
        using var _ = queue.Bus.Clock.Work.Begin(WorkKind.Message);
        while (TryTake() is { } taking)
        {
            try
            {
                taking.Committed.Wait();
            }
            catch (AggregateException)
            {
                return;
            }
            HandOver(taking);
        }
    }

    private async Task RunAsync()
    {
        while (TryContinue())
        {
            if (session is { IsLost: true })
            {
                Link.SafeClose(AmqpErrors.ToException(BusErrors.SessionLockLost()));
                continue;
            }
            if (TryTake() is not { } taking) continue;
            lock (gate) again = true;
            try
            {
                await taking.Committed;
            }
            catch (BusException)
            {
                // The namespace is at its end; it closes its links itself.
                continue;
            }
            HandOver(taking);
        }
    }

    private bool TryContinue()
    {
        WorkScope ended;
        lock (gate)
        {
            if (again && open)
            {
                again = false;
                return true;
            }
            running = false;
            ended = scope;
        }
        ended.Dispose();
        return false;
    }

    private Taking? TryTake()
    {
        var credit = (int)Math.Min(Link.LinkCredit, MostAtOnce);
        return credit == 0 ? null : queue.TryTake(credit, mode, TimeSpan.Zero, session);
    }

    private void HandOver(Taking taking)
    {
        foreach (var delivery in taking.Messages)
        {
            var bytes = delivery.ToWireBytes(WireClock.ToWall(queue.Bus.Clock, delivery.LockedUntil));
            var message = AmqpMessage.CreateAmqpStreamMessage(new BufferListStream([new ArraySegment<byte>(bytes)]), true);
            message.DeliveryTag = new ArraySegment<byte>(delivery.LockToken.ToByteArray());
            if (mode == ReceiveMode.ReceiveAndDelete) Link.ForceSendDelivery(message);
            else if (Link.IsClosing() || !Link.TrySendDelivery(message)) _ = queue.SettleAsync(delivery, Settlement.Release);
        }
    }
}
