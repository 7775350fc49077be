using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>
/// One function's listener: a pump on its entity with as many slots as host.json and the scale controller allow. A slot is
/// a call (maxConcurrentCalls an instance), a session (maxConcurrentSessions an instance) or a batch, of which an instance has
/// one at a time, whether of a session or not.
/// </summary>
internal sealed class ServiceBusListener(
    ServiceBusNamespace bus, ServiceBusTrigger trigger, ServiceBusHostOptions options, FunctionDelivery delivery) : IScalableListener
{
    private int instances = 1;
    private MessageQueue? queue;
    private IMessagePump? pump;

    public string FunctionName => trigger.Function.Name;

    public long Backlog => queue?.Backlog ?? 0;

    public int ConcurrencyPerInstance =>
        trigger.IsSessionsEnabled ? options.MaxConcurrentSessions
        : trigger.IsBatched ? options.MaxMessageBatchSize
        : options.MaxConcurrentCalls;

    public int Instances
    {
        get => instances;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            instances = value;
            if (pump is not null) pump.Slots = Slots;
        }
    }

    private int Slots => instances * (trigger.IsBatched ? 1 : ConcurrencyPerInstance);

    /// <exception cref="BusException">MessagingEntityNotFound.</exception>
    /// <exception cref="InvalidOperationException">The trigger and the entity disagree about sessions.</exception>
    public Task StartAsync(CancellationToken cancellation)
    {
        queue = bus.Queue(trigger.Path);
        if (queue.RequiresSession != trigger.IsSessionsEnabled)
        {
            throw new InvalidOperationException(
                $"Function '{FunctionName}': '{trigger.Path}' {(queue.RequiresSession ? "requires sessions: set IsSessionsEnabled" : "has no sessions: IsSessionsEnabled must be false")}.");
        }
        var settings = new PumpSettings
        {
            MessagesPerCall = trigger.IsBatched ? options.MaxMessageBatchSize : 1,
            // A batch's locks are not renewed, nor its session's (docs: host.json settings, maxAutoLockRenewalDuration).
            RenewFor = trigger.IsBatched ? TimeSpan.Zero : options.MaxAutoLockRenewalDuration,
            SessionIdleTimeout = options.SessionIdleTimeout,
        };
        delivery.Open(queue);
        pump = trigger.IsSessionsEnabled
            ? new SessionPump(queue, settings, delivery.DeliverAsync, Slots)
            : new MessagePump(queue, settings, delivery.DeliverAsync, Slots);
        pump.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (pump is null) return;
        try
        {
            await pump.StopAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Patience is over: the locks of what still runs expire, and its messages are delivered again.
        }
    }
}
