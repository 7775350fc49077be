using System.Net;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outbox;

/// <summary>
/// Takes events from the outbox to topic account-events: first published, then deleted. One that is refused for what it is holds up
/// no other, and is set aside after <see cref="OutboxDocument.MostRefusals"/> sweeps.
/// </summary>
public sealed class OutboxPublisher(UtilityDatabase database, ServiceBusClient client, TimeProvider time, ILogger<OutboxPublisher> logger) : IAsyncDisposable
{
    public const string Topic = "account-events";

    /// <summary>Entries younger than this are being published by whoever wrote them.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ServiceBusSender sender = client.CreateSender(Topic);

    /// <summary>Publishes right after the write. A failure is no failure of the write: the sweep comes back for the entry.</summary>
    public async Task TryPublishAsync(OutboxDocument entry, CancellationToken cancellation = default)
    {
        try
        {
            await PublishAsync(entry, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogWarning(failed, "Event {EventId} stays in the outbox for the sweep", entry.EventId);
        }
    }

    /// <summary>Publishes what was left behind; returns how many.</summary>
    /// <exception cref="ServiceBusException">The topic takes nothing at the moment. No entry is blamed for it.</exception>
    public async Task<int> SweepAsync(CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.createdAt < @before")
            .WithParameter("@type", OutboxDocument.TypeName)
            .WithParameter("@before", time.GetUtcNow() - Grace);
        var published = 0;
        await foreach (var entry in database.Accounts.QueryAsync<OutboxDocument>(query, cancellation: cancellation))
        {
            if (await TakeAsync(entry, cancellation)) published++;
        }
        return published;
    }

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    private async Task<bool> TakeAsync(OutboxDocument entry, CancellationToken cancellation)
    {
        try
        {
            await PublishAsync(entry, cancellation);
            return true;
        }
        catch (Exception refused) when (OutboxFault.IsOfTheEntry(refused))
        {
            await NoteRefusalAsync(entry.Refused(refused.Message, time.GetUtcNow()), refused, cancellation);
            return false;
        }
    }

    private async Task NoteRefusalAsync(OutboxDocument entry, Exception refused, CancellationToken cancellation)
    {
        using var noted = await database.Accounts.ReplaceItemStreamAsync(
            DocumentStream.Of(entry), entry.Id, new PartitionKey(entry.AccountId), new ItemRequestOptions { IfMatchEtag = entry.ETag }, cancellation);
        // Somebody else published it, or noted the refusal, at the same moment.
        if (noted.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed) return;
        noted.EnsureSuccessStatusCode();
        // Operations are alerted by these words: infra/queries/outbox-set-aside.kql reads them.
        if (entry.SetAsideFor is not null) logger.LogError(refused, "Outbox entry set aside: {EventId} of {EventType}", entry.EventId, entry.Subject);
        else logger.LogWarning(refused, "Event {EventId} was refused {Times} times", entry.EventId, entry.Refusals);
    }

    private async Task PublishAsync(OutboxDocument entry, CancellationToken cancellation)
    {
        await sender.SendMessageAsync(ToMessage(entry), cancellation);
        using var deleted = await database.Accounts.DeleteItemStreamAsync(entry.Id, new PartitionKey(entry.AccountId), cancellationToken: cancellation);
        if (deleted.StatusCode != HttpStatusCode.NotFound) deleted.EnsureSuccessStatusCode();
    }

    private static ServiceBusMessage ToMessage(OutboxDocument entry)
    {
        var message = new ServiceBusMessage(entry.Body)
        {
            MessageId = entry.EventId,
            Subject = entry.Subject,
            CorrelationId = entry.CauseId,
            ContentType = "application/json",
            ApplicationProperties = { ["source"] = "customer-operations", ["accountId"] = entry.AccountId },
        };
        if (entry.TraceParent is { } parent) message.ApplicationProperties["traceparent"] = parent;
        return message;
    }
}
