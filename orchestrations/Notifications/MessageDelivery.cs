using System.Runtime.ExceptionServices;
using Azure;
using Microsoft.Extensions.Logging;

namespace Serverless.Orchestrations.Notifications;

/// <summary>
/// Stores each message in the outbox, gives it to every configured channel, and notes which channels took it. A message sent again after
/// a fault goes only to the others.
/// </summary>
public sealed class MessageDelivery(OutboxMail outbox, IEnumerable<IMessageChannel> channels, TimeProvider time, ILogger<MessageDelivery> logger) : INotifications
{
    /// <summary>How long after its first sending a message that one channel took is still retried on failing channels.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Notification?> FindAsync(string name, CancellationToken cancellation = default) => (await outbox.FindAsync(name, cancellation))?.Notification;

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        // An unfinished message is sent again exactly as first written, since services recognise a repetition by that.
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

    /// <summary>
    /// Whether to stop although some channels failed: one channel has taken the message, and the others refuse it or have failed for long
    /// enough.
    /// </summary>
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
