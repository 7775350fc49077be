using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Messaging;

/// <summary>A message that may be acted on.</summary>
/// <param name="Source">The partner that sent it, by name.</param>
public sealed record ReceivedMessage<T>(T Message, string Source) where T : class, IContract;

/// <summary>The one way a message comes in: it must fit its contract, and come from a source that may say it.</summary>
public sealed class MessageIntake(ContractReader reader, PartnerAuthority authority)
{
    /// <summary>The message, or null once it has been dead-lettered with everything that is wrong with it.</summary>
    public async Task<ReceivedMessage<T>?> ReadOrSetAsideAsync<T>(
        ServiceBusMessageActions actions, ServiceBusReceivedMessage message, CancellationToken cancellation) where T : class, IContract
    {
        var reading = Envelope.Read<T>(message, reader);
        var source = Envelope.SourceOf(message);
        var (reason, description) = reading switch
        {
            { Prohibited: { } prohibited } => (DeadLetters.ProhibitedData, prohibited.ToString()),
            { Message: null } => (DeadLetters.InvalidMessage, string.Join("; ", reading.Problems)),
            _ => (DeadLetters.NotAuthorized, authority.Refusal(source, reading.Message)?.ToString()),
        };
        if (description is null) return new(reading.Message!, source!);
        await actions.SetAsideAsync(message, reason, description, cancellation);
        return null;
    }
}
