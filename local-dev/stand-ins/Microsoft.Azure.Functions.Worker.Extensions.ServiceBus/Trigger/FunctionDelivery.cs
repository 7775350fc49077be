using System.Diagnostics.CodeAnalysis;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>Hands messages to one invocation of a function and settles them by how it ended.</summary>
internal sealed class FunctionDelivery(
    DiscoveredFunction function,
    IFunctionInvoker invoker,
    ServiceBusTriggerAttribute trigger,
    ServiceBusHostOptions options,
    MessageBinder binder,
    ILogger logger)
{
    private static readonly IReadOnlyDictionary<string, object?> NoBindingData = new Dictionary<string, object?>();
    private readonly bool settles = trigger.AutoCompleteMessages && options.AutoCompleteMessages;
    private MessageQueue? queue;
    private ServiceBusMessageActions? actions;

    public void Open(MessageQueue source)
    {
        queue = source;
        actions = new ServiceBusMessageActions(source);
    }

    public async Task DeliverAsync(ArraySegment<ServiceBusReceivedMessage> messages, SessionLock? session, PumpCall call)
    {
        if (function.Retry is null)
        {
            await DeliverAsync(messages, session, (HeldWork?)null);
            return;
        }
        // Between the attempts of a retry attribute the invocation waits for the clock and must not keep it from moving.
        using var held = new HeldWork(queue!.Bus.Clock.Work, WorkKind.Message);
        call.Pause();
        await DeliverAsync(messages, session, held);
        call.Resume();
    }

    private async Task DeliverAsync(ArraySegment<ServiceBusReceivedMessage> messages, SessionLock? session, HeldWork? held)
    {
        try
        {
            var failure = await InvokeAsync(messages, session, held);
            if (settles) await SettleAsync(messages, failure is null ? Settlement.Complete : Settlement.Abandon());
            else queue!.StopRenewing(messages);
        }
        catch (Exception stopped) when (stopped is StoreException or ServiceBusException)
        {
            logger.LogError(stopped, "Messages of function {Function} could not be settled.", function.Name);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a function throws decides about its messages, and about nothing else; the invoker has logged it.")]
    private async Task<Exception?> InvokeAsync(ArraySegment<ServiceBusReceivedMessage> messages, SessionLock? session, HeldWork? held)
    {
        var first = messages[0];
        try
        {
            await invoker.InvokeAsync(function, new TriggerInvocation
            {
                TriggerValue = binder.Bind(messages),
                ResolveParameter = new InvocationParameters(actions!, session).Resolve,
                BindingData = trigger.IsBatched ? NoBindingData : MessageBindingData.Of(first),
                TraceParent = messages.Count == 1 ? MessageTrace.ParentOf(first) : null,
                TraceState = messages.Count == 1 ? MessageTrace.StateOf(first) : null,
                Held = held,
            }, CancellationToken.None);
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private async Task SettleAsync(ArraySegment<ServiceBusReceivedMessage> messages, Settlement settlement)
    {
        var settled = queue!.SettleAsync(messages, settlement, out var lost);
        await settled;
        if (lost > 0 && settlement.Kind == SettlementKind.Complete && logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{Count} messages of function {Function} were settled by it, or their lock was lost.", lost, function.Name);
        }
    }

    private sealed class InvocationParameters(ServiceBusMessageActions actions, SessionLock? session)
    {
        public bool Resolve(System.Reflection.ParameterInfo parameter, out object? value)
        {
            value = parameter.ParameterType == typeof(ServiceBusMessageActions) ? actions
                : parameter.ParameterType == typeof(ServiceBusSessionMessageActions) && session is not null ? new ServiceBusSessionMessageActions(session)
                : null;
            return value is not null;
        }
    }
}
