using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Messaging;

/// <summary>The form of every message: MessageId is the sender's key, Subject the message type, the body JSON.</summary>
public static class Envelope
{
    private const string Source = "source";

    public static ContractReading<T> Read<T>(ServiceBusReceivedMessage message, ContractReader reader) where T : class, IContract
    {
        if (!message.HasBytes()) return ContractReading<T>.Invalid([new("$", "must be JSON in the message's data, not AMQP values")]);
#pragma warning disable RS0030 // Allowed here: the bytes go to the contract reader, which checks them.
        var reading = reader.Read<T>(message.Body.ToMemory());
#pragma warning restore RS0030
        // Prohibited content is reported before anything else is. A body of another type is not checked further.
        if (reading.Prohibited is not null) return reading;
        if (message.Subject != T.Subject) return ContractReading<T>.Invalid([new("subject", $"must be {T.Subject}")]);
        return reading.Message is { } read && read.Key != message.MessageId
            ? ContractReading<T>.Invalid([new("messageId", "must equal the key in the body")])
            : reading;
    }

    /// <summary>The sending partner's name; null when the message has none, or has one that is not a string.</summary>
    public static string? SourceOf(ServiceBusReceivedMessage message) => message.ApplicationProperties.GetValueOrDefault(Source) as string;

    public static ServiceBusMessage Wrap<T>(T message, ReadOnlyMemory<byte> body, string source) where T : class, IContract => new(body)
    {
        MessageId = message.Key,
        Subject = T.Subject,
        CorrelationId = message.Key,
        ContentType = "application/json",
        ApplicationProperties = { [Source] = source },
    };
}
