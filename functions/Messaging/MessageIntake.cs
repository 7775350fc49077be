using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Messaging;

/// <summary>A message that passed all checks.</summary>
/// <param name="Source">The name of the partner that sent it.</param>
public sealed record ReceivedMessage<T>(T Message, string Source) where T : class, IContract;

/// <summary>The only way messages are read: each must fit its contract and come from a source that may send it.</summary>
public sealed class MessageIntake(ContractReader reader, PartnerAuthority authority)
{
    /// <summary>
    /// Reads the message and runs its handler. Dead-letters the message when it does not pass, or when its result is too large for the
    /// store, since a retry would fail again.
    /// </summary>
    public async Task TakeAsync<T>(
        ServiceBusMessageActions actions, ServiceBusReceivedMessage message, Func<ReceivedMessage<T>, Task> take, CancellationToken cancellation) where T : class, IContract
    {
        if (await ReadOrSetAsideAsync<T>(actions, message, cancellation) is not { } received) return;
        try
        {
            await take(received);
        }
        catch (DocumentTooLargeException tooLarge)
        {
            await actions.SetAsideAsync(message, DeadLetters.TooLargeToStore, tooLarge.Message, cancellation);
        }
    }

    /// <summary>Reads the message, or dead-letters it with everything that is wrong with it.</summary>
    /// <returns>Null when it was dead-lettered.</returns>
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
