using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// What a function with one message finds in its BindingContext, and in parameters of these names whatever their case
/// (docs: Service Bus trigger, "Message metadata").
/// </summary>
internal static class MessageBindingData
{
    public static IReadOnlyDictionary<string, object?> Of(ServiceBusReceivedMessage message) => new Dictionary<string, object?>(8, StringComparer.OrdinalIgnoreCase)
    {
        ["MessageId"] = message.MessageId,
        ["DeliveryCount"] = message.DeliveryCount,
        ["SequenceNumber"] = message.SequenceNumber,
        ["EnqueuedTimeUtc"] = message.EnqueuedTime.UtcDateTime,
        ["Subject"] = message.Subject,
        ["CorrelationId"] = message.CorrelationId,
        ["ApplicationProperties"] = message.ApplicationProperties,
    };
}
