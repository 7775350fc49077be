namespace Serverless.LocalDev.ServiceBus;

internal sealed partial class ServiceBusNamespace
{
    /// <summary>Sends all or none; completes when they are committed.</summary>
    /// <exception cref="BusException">MessagingEntityNotFound, MessageSizeExceeded, QuotaExceeded, or NotAllowed for want of a session id.</exception>
    /// <exception cref="FormatException">An application property has a type AMQP does not carry.</exception>
    public Task SendAsync(string path, IReadOnlyList<BrokeredContent> messages) => messages.Count == 0 ? Task.CompletedTask : Submit(path, messages, null);

    /// <summary>
    /// As <see cref="SendAsync"/>, for messages with a scheduled time; the numbers with which they can be cancelled until they
    /// are due.
    /// </summary>
    public async Task<IReadOnlyList<long>> ScheduleAsync(string path, IReadOnlyList<BrokeredContent> messages)
    {
        var sequences = new long[messages.Count];
        await Submit(path, messages, sequences);
        return sequences;
    }

    /// <exception cref="BusException">MessageNotFound: already enqueued, cancelled or never scheduled; none is then cancelled.</exception>
    public Task CancelScheduledAsync(string path, IReadOnlyList<long> sequences)
    {
        lock (Gate)
        {
            ThrowIfClosed();
            var entity = Target(path);
            foreach (var sequence in sequences)
            {
                if (!entity.Scheduled.Contains(sequence)) throw BusErrors.ScheduledNotFound(sequence);
            }
            var change = new BusChange(this);
            foreach (var sequence in sequences) entity.Scheduled.Cancel(sequence, change);
            return Write(change);
        }
    }

    private Task Submit(string path, IReadOnlyList<BrokeredContent> messages, long[]? sequences)
    {
        ThrowIfClosed();
        var entity = Target(path);
        var outgoing = new OutgoingMessage[messages.Count];
        var total = 0L;
        for (var index = 0; index < outgoing.Length; index++)
        {
            outgoing[index] = OutgoingMessage.From(messages[index], Tokens, entity.Options.DefaultMessageTimeToLive);
            total += outgoing[index].Size;
        }
        if (total > Limits.MaxMessageSize) throw BusErrors.TooLarge(total, Limits.MaxMessageSize);
        lock (Gate)
        {
            ThrowIfClosed();
            foreach (var message in outgoing) entity.Check(message);
            var now = Now;
            var change = new BusChange(this);
            for (var index = 0; index < outgoing.Length; index++)
            {
                var sequence = entity.Accept(outgoing[index], now, change);
                if (sequences is not null) sequences[index] = sequence;
            }
            return change.IsEmpty ? Task.CompletedTask : Write(change);
        }
    }
}
