using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;

namespace Serverless.Functions.Messaging;

/// <summary>How a message carries its body.</summary>
public static class MessageBodies
{
    /// <summary>Whether the body is bytes. It is not when the sender wrote AMQP values or sequences, for which the SDK throws.</summary>
    public static bool HasBytes(this ServiceBusReceivedMessage message) => message.GetRawAmqpMessage().Body.BodyType == AmqpMessageBodyType.Data;
}
