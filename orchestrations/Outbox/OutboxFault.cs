using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;

namespace Serverless.Orchestrations.Outbox;

/// <summary>Tells whether an event can never be published, or the topic just takes nothing at the moment.</summary>
public static class OutboxFault
{
    /// <summary>
    /// Whether the fault is in the event itself: it is too long, or has a property that a message cannot have. A topic that is
    /// unreachable, full, disabled or not writable refuses every event.
    /// </summary>
    public static bool IsOfTheEntry(Exception fault) => fault switch
    {
        ServiceBusException { Reason: ServiceBusFailureReason.MessageSizeExceeded } => true,
        ServiceBusException { Reason: ServiceBusFailureReason.GeneralError, IsTransient: false } => true,
        ArgumentException or SerializationException => true,
        _ => false,
    };
}
