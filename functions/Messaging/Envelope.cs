using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Messaging;

/// <summary>The one envelope: MessageId is the sender's key, Subject the type, the body JSON.</summary>
public static class Envelope
{
    private const string Source = "source";

    public static ContractReading<T> Read<T>(ServiceBusReceivedMessage message, ContractReader reader) where T : class, IContract
    {
        if (!message.HasBytes()) return ContractReading<T>.Invalid([new("$", "must be JSON in the message's data, not AMQP values")]);
#pragma warning disable RS0030 // Here it is read as it should be.
        var reading = reader.Read<T>(message.Body.ToMemory());
#pragma warning restore RS0030
        // What may not be here at all comes first, whatever else is wrong. Of another type's body nothing more can be said.
        if (reading.Prohibited is not null) return reading;
        if (message.Subject != T.Subject) return ContractReading<T>.Invalid([new("subject", $"must be {T.Subject}")]);
        return reading.Message is { } read && read.Key != message.MessageId
            ? ContractReading<T>.Invalid([new("messageId", "must equal the key in the body")])
            : reading;
    }

    /// <summary>The sending partner's name; null when the message says none, or not as text.</summary>
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
