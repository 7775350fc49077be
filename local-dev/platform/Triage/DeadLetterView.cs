using System.Text.Json;
using System.Text.Unicode;
using Azure.Messaging.ServiceBus;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;

namespace Serverless.LocalDev.Triage;

/// <summary>What of a dead letter may be shown.</summary>
public static class DeadLetterView
{
    private const string NotShown = "(not shown)";

    public static DeadLetter Of(ServiceBusReceivedMessage message)
    {
        var (body, undecoded) = BodyOf(message);
        return new(
            message.SequenceNumber,
            Shown(message.MessageId)!,
            Shown(message.Subject),
            message.DeadLetterReason,
            message.DeadLetterErrorDescription,
            message.EnqueuedTime,
            message.DeliveryCount,
            Resubmissions(message),
            body,
            undecoded);
    }

    /// <summary>0 where the property is none of ours: a sender may put anything into a message.</summary>
    public static int Resubmissions(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.GetValueOrDefault(DeadLetterTriage.ResubmitCount) is int count and >= 0 and < int.MaxValue ? count : 0;

    // Whatever the reason says: a body that nobody could read may hold a card number all the same.
    private static (string? Body, UndecodedBody? Undecoded) BodyOf(ServiceBusReceivedMessage message)
    {
        if (message.DeadLetterReason == DeadLetters.ProhibitedData || !message.HasBytes()) return (null, null);
        var body = message.Body.ToMemory().Span;
        try
        {
            if (!Utf8.IsValid(body)) return (null, UndecodedBody.Of(body));
            return ProhibitedContent.Find(body, ContractOf(message)) is null ? (message.Body.ToString(), null) : (null, null);
        }
        catch (JsonException)
        {
            return (null, UndecodedBody.Of(body));
        }
    }

    private static Type? ContractOf(ServiceBusReceivedMessage message) =>
        message.Subject is { } subject ? MessageCatalog.Incoming.GetValueOrDefault(subject) : null;

    /// <summary>A sender may have put anything there.</summary>
    private static string? Shown(string? text) => text is null || ProhibitedContent.FindIn("", text) is null ? text : NotShown;
}
