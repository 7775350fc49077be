using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.LocalDev.Scenario;

/// <summary>What the documents and the bus hold, read as anybody could: through the Cosmos SDK and by browsing queues.</summary>
internal sealed record FoundBooks
{
    private const string Expired = "TTLExpiredException";
    private const int PeekPage = 500;

    public static readonly string[] Queues =
    [
        IntakeQueues.Payments, IntakeQueues.Bills, IntakeQueues.OutageReports, IntakeQueues.ServiceRequests, IntakeQueues.FieldResults, IntakeQueues.PermitEvents, IntakeQueues.SecurityEvents,
    ];

    public required IReadOnlyList<AccountDocument> Accounts { get; init; }

    public required IReadOnlyList<LedgerEntryDocument> Ledger { get; init; }

    /// <summary>The payments among the ledgers' entries.</summary>
    public IReadOnlyList<LedgerEntryDocument> Payments => [.. Ledger.Where(entry => entry.Kind == EntryKind.Payment)];

    public required IReadOnlyList<SuspenseDocument> Suspense { get; init; }

    public required IReadOnlyList<CaseDocument> Cases { get; init; }

    public required IReadOnlyList<FieldOrderDocument> FieldOrders { get; init; }

    public required IReadOnlyList<SecurityDocument> Securities { get; init; }

    public required IReadOnlyList<OutageDocument> Outages { get; init; }

    public required int Outbox { get; init; }

    public required IReadOnlyList<(string Queue, ServiceBusReceivedMessage Message)> DeadLetters { get; init; }

    public required IReadOnlyList<ServiceBusReceivedMessage> Events { get; init; }

    public static async Task<FoundBooks> ReadAsync(LocalPlatform platform)
    {
        var accounts = platform.Database.Accounts;
        var dead = new List<(string, ServiceBusReceivedMessage)>();
        foreach (var queue in Queues)
        {
            await using var receiver = platform.Bus.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
            // What expired unseen while nothing ran was published again, and is accounted for where that went.
            dead.AddRange((await PeekAllAsync(receiver)).Where(message => message.DeadLetterReason != Expired).Select(message => (queue, message)));
        }
        await using var told = platform.Bus.CreateReceiver(OutboxPublisher.Topic, EmbeddedCloud.Observer);
        // Nobody takes events from there in a scenario, and they live for an hour only: a run continued later finds them here.
        await using var expired = platform.Bus.CreateReceiver(OutboxPublisher.Topic, EmbeddedCloud.Observer, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        return new()
        {
            Accounts = await OfTypeAsync<AccountDocument>(accounts, AccountDocument.TypeName),
            Ledger = await OfTypeAsync<LedgerEntryDocument>(accounts, LedgerEntryDocument.TypeName),
            Suspense = await OfTypeAsync<SuspenseDocument>(accounts, SuspenseDocument.TypeName),
            Cases = await OfTypeAsync<CaseDocument>(accounts, CaseDocument.TypeName),
            FieldOrders = await OfTypeAsync<FieldOrderDocument>(accounts, FieldOrderDocument.TypeName),
            Securities = await OfTypeAsync<SecurityDocument>(accounts, SecurityDocument.TypeName),
            Outages = await OfTypeAsync<OutageDocument>(platform.Database.Outages, OutageDocument.TypeName),
            Outbox = await CountOutboxAsync(platform.Database),
            DeadLetters = dead,
            Events = [.. await PeekAllAsync(told), .. await PeekAllAsync(expired)],
        };
    }

    /// <summary>Events that are written and not published yet.</summary>
    public static async Task<int> CountOutboxAsync(UtilityDatabase database) => (await OfTypeAsync<OutboxDocument>(database.Accounts, OutboxDocument.TypeName)).Count;

    private static async Task<IReadOnlyList<T>> OfTypeAsync<T>(Container container, string type)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type);
        return await container.QueryAsync<T>(query).ToListAsync();
    }

    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAllAsync(ServiceBusReceiver receiver)
    {
        var all = new List<ServiceBusReceivedMessage>();
        for (long from = 0; ;)
        {
            var page = await receiver.PeekMessagesAsync(PeekPage, from);
            if (page.Count == 0) return all;
            all.AddRange(page);
            from = page[^1].SequenceNumber + 1;
        }
    }
}
