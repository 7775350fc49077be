using System.Net;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outbox;

/// <summary>Takes events from the outbox to topic account-events: first published, then deleted.</summary>
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
        catch (Exception failed) when (failed is ServiceBusException or CosmosException)
        {
            logger.LogWarning(failed, "Event {EventId} stays in the outbox for the sweep", entry.EventId);
        }
    }

    /// <summary>Publishes what was left behind; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.createdAt < @before")
            .WithParameter("@type", OutboxDocument.TypeName)
            .WithParameter("@before", time.GetUtcNow() - Grace);
        var published = 0;
        await foreach (var entry in database.Accounts.QueryAsync<OutboxDocument>(query, cancellation: cancellation))
        {
            await PublishAsync(entry, cancellation);
            published++;
        }
        return published;
    }

    public ValueTask DisposeAsync() => sender.DisposeAsync();

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
