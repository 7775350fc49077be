using System.Runtime.ExceptionServices;
using Azure;
using Microsoft.Extensions.Logging;

namespace Serverless.Orchestrations.Notifications;

/// <summary>
/// Keeps each message in the outbox, then hands it to every configured channel, and notes there which took it: a message sent
/// again after a fault goes only to those that did not.
/// </summary>
public sealed class MessageDelivery(OutboxMail outbox, IEnumerable<IMessageChannel> channels, TimeProvider time, ILogger<MessageDelivery> logger) : INotifications
{
    /// <summary>How long a channel's faults keep a message from counting as sent that another channel took.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Notification?> FindAsync(string name, CancellationToken cancellation = default) => (await outbox.FindAsync(name, cancellation))?.Notification;

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        // What is on its way goes on as it was first written: services know a repetition by its being the same.
        var kept = await outbox.FindAsync(notification.Name, cancellation) is { } before && before.Notification.Id == notification.Id
            ? before
            : await outbox.KeepAsync(notification, cancellation);
        var faults = new List<RequestFailedException>();
        foreach (var channel in channels.Where(channel => channel.IsConfigured && !kept.TakenAt.ContainsKey(channel.Name)))
        {
            if (await FaultAsync(channel, kept.Notification, cancellation) is { } fault) faults.Add(fault);
            else kept = await outbox.KeepAsync(kept.TakenBy(channel.Name, time.GetUtcNow()), cancellation);
        }
        if (faults.Count == 0) return;
        if (!MayGoWithout(kept, faults, time.GetUtcNow())) ExceptionDispatchInfo.Throw(faults.Find(fault => !IsRefusal(fault)) ?? faults[0]);
        logger.LogError("Message {MessageId} goes without every channel but {Channels}", notification.Id, string.Join(", ", kept.TakenAt.Keys));
    }

    /// <summary>Whether who the message is for has it, and waiting for the other channels is pointless or was long enough.</summary>
    public static bool MayGoWithout(KeptMessage message, IEnumerable<RequestFailedException> faults, DateTimeOffset now) =>
        message.TakenAt.Count > 0 && (now - message.KeptAt >= Patience || faults.All(IsRefusal));

    private async Task<RequestFailedException?> FaultAsync(IMessageChannel channel, Notification notification, CancellationToken cancellation)
    {
        try
        {
            await channel.SendAsync(notification, cancellation);
            return null;
        }
        catch (RequestFailedException fault)
        {
            logger.LogWarning(fault, "{Channel} did not take message {MessageId}", channel.Name, notification.Id);
            return fault;
        }
    }

    private static bool IsRefusal(RequestFailedException fault) => fault.Status is >= 400 and < 500 and not (408 or 429);
}
