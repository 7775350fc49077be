using Microsoft.Azure.Functions.Worker;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// One function's listener: a pump on its entity with as many slots as host.json and the scale controller allow. A slot is
/// a call (maxConcurrentCalls an instance), a batch (one an instance) or a session (maxConcurrentSessions an instance).
/// </summary>
internal sealed class ServiceBusListener(
    string function,
    ServiceBusTriggerAttribute trigger,
    ServiceBusHostOptions options,
    string path,
    Func<ServiceBusNamespace> open,
    FunctionDelivery delivery) : IScalableListener
{
    private int instances = 1;
    private MessageQueue? queue;
    private IMessagePump? pump;

    public string FunctionName => function;

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

    private int Slots => instances * (trigger.IsBatched && !trigger.IsSessionsEnabled ? 1 : ConcurrencyPerInstance);

    /// <exception cref="InvalidOperationException">The trigger and the entity disagree about sessions.</exception>
    public Task StartAsync(CancellationToken cancellation)
    {
        queue = open().Queue(path);
        if (queue.RequiresSession != trigger.IsSessionsEnabled)
        {
            throw new InvalidOperationException(
                $"Function '{function}': '{path}' {(queue.RequiresSession ? "requires sessions: set IsSessionsEnabled" : "has no sessions: IsSessionsEnabled must be false")}.");
        }
        var settings = new PumpSettings
        {
            MessagesPerCall = trigger.IsBatched ? options.MaxMessageBatchSize : 1,
            RenewFor = options.MaxAutoLockRenewalDuration,
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
