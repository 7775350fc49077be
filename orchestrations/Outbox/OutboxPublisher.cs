using System.Net;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outbox;

/// <summary>
/// Moves events from the outbox to topic account-events: each is published first, then deleted. An event refused because of its own
/// content does not delay others. It is set aside after <see cref="OutboxDocument.MostRefusals"/> sweeps.
/// </summary>
public sealed class OutboxPublisher(UtilityDatabase database, ServiceBusClient client, TimeProvider time, ILogger<OutboxPublisher> logger) : IAsyncDisposable
{
    public const string Topic = "account-events";

    /// <summary>Entries younger than this are left to their writers, which publish them right after the write.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ServiceBusSender sender = client.CreateSender(Topic);

    /// <summary>Publishes right after the write, and never throws because of a failure: the sweep publishes the entry later.</summary>
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

    /// <summary>Publishes the entries left behind, and returns how many.</summary>
    /// <exception cref="ServiceBusException">The topic takes nothing at the moment. This does not count as a refusal of any entry.</exception>
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
        // Another sweep published it or noted the refusal at the same moment.
        if (noted.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed) return;
        noted.EnsureSuccessStatusCode();
        // An alert depends on these words: infra/queries/outbox-set-aside.kql reads them.
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
