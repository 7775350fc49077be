using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Messaging;

/// <summary>What of a dead letter may be shown.</summary>
internal static class DeadLetterView
{
    public static DeadLetter Of(ServiceBusReceivedMessage message) => new(
        message.SequenceNumber,
        message.MessageId,
        message.Subject,
        message.DeadLetterReason,
        message.DeadLetterErrorDescription,
        message.EnqueuedTime,
        message.DeliveryCount,
        Resubmissions(message),
        MayBeShown(message) ? message.Body.ToString() : null);

    /// <summary>0 where the property is none of ours: a sender may put anything into a message.</summary>
    public static int Resubmissions(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(DeadLetterTriage.ResubmitCount) is int count and >= 0 and < int.MaxValue ? count : 0;

    // Whatever the reason says: a body that broke off before its card number was found holds it all the same.
    private static bool MayBeShown(ServiceBusReceivedMessage message)
    {
        if (message.DeadLetterReason == DeadLetters.ProhibitedData || !message.HasBytes()) return false;
        try
        {
            return ProhibitedContent.Find(message.Body.ToMemory().Span) is null;
        }
        catch (JsonException)
        {
            return ProhibitedContent.Find(JsonSerializer.SerializeToUtf8Bytes(message.Body.ToString())) is null;
        }
    }
}
