using System.Globalization;
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

    public static int Resubmissions(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.TryGetValue(DeadLetterTriage.ResubmitCount, out var count) ? Convert.ToInt32(count, CultureInfo.InvariantCulture) : 0;

    // Whatever the reason says: a body that broke off before its card number was found holds it all the same.
    private static bool MayBeShown(ServiceBusReceivedMessage message)
    {
        if (message.DeadLetterReason == DeadLetters.ProhibitedData) return false;
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
