using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;

namespace Serverless.Orchestrations.Outbox;

/// <summary>Tells an event that can never be published from a topic that takes nothing at the moment.</summary>
public static class OutboxFault
{
    /// <summary>
    /// Whether the fault lies in the event itself: too long, or with a property that a message cannot have. A topic that cannot be
    /// reached, is full, is switched off or may not be written to refuses every event alike.
    /// </summary>
    public static bool IsOfTheEntry(Exception fault) => fault switch
    {
        ServiceBusException { Reason: ServiceBusFailureReason.MessageSizeExceeded } => true,
        ServiceBusException { Reason: ServiceBusFailureReason.GeneralError, IsTransient: false } => true,
        ArgumentException or SerializationException => true,
        _ => false,
    };
}
