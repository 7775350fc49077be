using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Triage;

/// <summary>
/// Looks through a queue's dead letters and sends them again: lock, send a copy, complete. A dead letter is never taken
/// before its copy is safe, so a fault leaves at worst both, which the consumers' keys make harmless; never neither.
/// A copy keeps its MessageId, so this is for queues without duplicate detection: one that detects duplicates would drop
/// a copy sent within its window.
/// </summary>
public sealed class DeadLetterTriage(ServiceBusClient client)
{
    /// <summary>Application property of a copy: the sequence number its dead letter had.</summary>
    public const string ResubmittedFrom = "resubmittedFrom";

    /// <summary>Application property of a copy: how often the message has been sent again, this time included.</summary>
    public const string ResubmitCount = "resubmitCount";

    private const int Page = 100;
    private static readonly ServiceBusReceiverOptions Dead = new() { SubQueue = SubQueue.DeadLetter };

    /// <summary>For the broker to answer; what is waited for has been seen there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The oldest dead letters of a queue; nothing is locked or changed.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string queue, int most, CancellationToken cancellation = default)
    {
        await using var receiver = client.CreateReceiver(queue, Dead);
        var found = new List<DeadLetter>();
        await foreach (var message in Browse(receiver, cancellation))
        {
            found.Add(DeadLetterView.Of(message));
            if (found.Count >= most) break;
        }
        return found;
    }

    public async Task<DeadLetter?> FindAsync(string queue, long sequenceNumber, CancellationToken cancellation = default)
    {
        await using var receiver = client.CreateReceiver(queue, Dead);
        var found = await receiver.PeekMessageAsync(sequenceNumber, cancellation);
        return found?.SequenceNumber == sequenceNumber ? DeadLetterView.Of(found) : null;
    }

    public async Task<Resubmission> ResubmitAsync(string queue, long sequenceNumber, CancellationToken cancellation = default)
    {
        if (await FindAsync(queue, sequenceNumber, cancellation) is null) return Resubmission.NotFound;
        var (sent, outstanding) = await ResubmitAsync(queue, [sequenceNumber], cancellation);
        return sent > 0 ? Resubmission.Sent : outstanding > 0 ? Resubmission.Outstanding : Resubmission.NotFound;
    }

    /// <summary>Sends again what is dead now; messages with a retry outstanding stay, and so does what dies meanwhile.</summary>
    /// <returns>How many were sent, and how many stayed because a retry is outstanding.</returns>
    public async Task<(int Sent, int Outstanding)> ResubmitAllAsync(string queue, CancellationToken cancellation = default)
    {
        var wanted = new HashSet<long>();
        await using (var receiver = client.CreateReceiver(queue, Dead))
        {
            await foreach (var message in Browse(receiver, cancellation)) wanted.Add(message.SequenceNumber);
        }
        return await ResubmitAsync(queue, wanted, cancellation);
    }

    // Dead letters can only be locked from the oldest on: what is passed over stays locked meanwhile and is given back at the end.
    private async Task<(int Sent, int Outstanding)> ResubmitAsync(string queue, HashSet<long> wanted, CancellationToken cancellation)
    {
        await using var receiver = client.CreateReceiver(queue, Dead);
        await using var sender = client.CreateSender(queue);
        var passedOver = new List<ServiceBusReceivedMessage>();
        var (sent, outstanding) = (0, 0);
        try
        {
            while (wanted.Count > 0)
            {
                var locked = await receiver.ReceiveMessagesAsync(Page, Patience, cancellation);
                // The rest is locked by somebody else, or gone.
                if (locked.Count == 0) break;
                var active = await ActiveIdsAsync(queue, cancellation);
                foreach (var message in locked)
                {
                    var isWanted = wanted.Remove(message.SequenceNumber);
                    if (isWanted && active.Add(message.MessageId))
                    {
                        await sender.SendMessageAsync(Copy(message), cancellation);
                        await receiver.CompleteMessageAsync(message, CancellationToken.None);
                        sent++;
                        continue;
                    }
                    if (isWanted) outstanding++;
                    passedOver.Add(message);
                }
            }
        }
        finally
        {
            foreach (var message in passedOver) await GiveBackAsync(receiver, message);
        }
        return (sent, outstanding);
    }

    private static ServiceBusMessage Copy(ServiceBusReceivedMessage message) => new(message)
    {
        ApplicationProperties =
        {
            [ResubmittedFrom] = message.SequenceNumber.ToString(CultureInfo.InvariantCulture),
            [ResubmitCount] = DeadLetterView.Resubmissions(message) + 1,
        },
    };

    /// <summary>Whatever is in the queue and not dead: waiting, locked, deferred or scheduled.</summary>
    private async Task<HashSet<string>> ActiveIdsAsync(string queue, CancellationToken cancellation)
    {
        await using var receiver = client.CreateReceiver(queue);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var message in Browse(receiver, cancellation)) ids.Add(message.MessageId);
        return ids;
    }

    private static async IAsyncEnumerable<ServiceBusReceivedMessage> Browse(
        ServiceBusReceiver receiver, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var from = 0L; ;)
        {
            var page = await receiver.PeekMessagesAsync(Page, from, cancellation);
            if (page.Count == 0) yield break;
            foreach (var message in page) yield return message;
            from = page[^1].SequenceNumber + 1;
        }
    }

    private static async Task GiveBackAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message)
    {
        try
        {
            await receiver.AbandonMessageAsync(message);
        }
        catch (ServiceBusException lost) when (lost.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            // The lock ran out by itself: it is free already.
        }
    }
}
