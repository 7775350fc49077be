using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>
/// Hands messages to one invocation of a function and settles those it did not settle itself: all are completed after
/// success where the trigger completes by itself, and abandoned after a failure whether it does or not.
/// </summary>
internal sealed class FunctionDelivery(ServiceBusTrigger trigger, FunctionInvoker invoker, HeldMessages held, ILogger logger)
{
    private readonly TriggerPayload payload = new(trigger);
    private MessageQueue? queue;

    public void Open(MessageQueue source) => queue = source;

    public async Task DeliverAsync(ArraySegment<Delivery> messages, SessionLock? session, PumpCall call)
    {
        if (trigger.Function.Retry is null)
        {
            await DeliverAsync(messages, session, (HeldWork?)null);
            return;
        }
        // Between the attempts of a retry policy the invocation waits for the clock and must not keep it from moving.
        using var work = new HeldWork(queue!.Bus.Clock.Work, WorkKind.Message);
        call.Pause();
        await DeliverAsync(messages, session, work);
        call.Resume();
    }

    private async Task DeliverAsync(ArraySegment<Delivery> messages, SessionLock? session, HeldWork? work)
    {
        held.Add(queue!, messages, session);
        try
        {
            var invocation = new FunctionInvocation
            {
                Input = payload.Of(messages),
                TriggerMetadata = trigger.IsBatched ? BatchMetadata.Of(messages, session) : MessageMetadata.Of(messages[0], session),
                TraceParent = trigger.IsBatched ? null : MessageTrace.ParentOf(messages[0]),
                TraceState = trigger.IsBatched ? null : MessageTrace.StateOf(messages[0]),
                Held = work,
            };
            var result = await invoker.InvokeAsync(trigger.Function, invocation, CancellationToken.None);
            await SettleAsync(messages, result.IsSuccess);
        }
        catch (Exception stopped) when (stopped is StoreException or BusException)
        {
            logger.LogError(stopped, "Messages of function {Function} could not be settled.", trigger.Function.Name);
        }
        finally
        {
            held.Remove(messages, session);
        }
    }

    private async Task SettleAsync(ArraySegment<Delivery> messages, bool succeeded)
    {
        if (succeeded && !trigger.AutoComplete)
        {
            queue!.StopRenewing(messages);
            return;
        }
        var settled = queue!.SettleAsync(messages, succeeded ? Settlement.Complete : Settlement.Abandon(), out var lost);
        await settled;
        if (lost > 0 && succeeded && logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{Count} messages of function {Function} were settled by it, or their lock was lost.", lost, trigger.Function.Name);
        }
    }
}
