using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;

namespace Serverless.Functions.Messaging;

/// <summary>How a message carries its body.</summary>
public static class MessageBodies
{
    /// <summary>False where the sender wrote AMQP values or sequences, of which the SDK gives no bytes and throws instead.</summary>
    public static bool HasBytes(this ServiceBusReceivedMessage message) => message.GetRawAmqpMessage().Body.BodyType == AmqpMessageBodyType.Data;
}
