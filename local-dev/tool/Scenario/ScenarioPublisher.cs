using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.Dashboard;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Scenario;

/// <summary>Publishes as fast as the bus takes it: several senders at once, as many messages a batch as fit.</summary>
internal sealed class ScenarioPublisher(ServiceBusClient bus, DocumentWatch watch)
{
    private const int Senders = 4;
    private const int Slice = 250;

    public async Task PublishAsync(IEnumerable<PartnerMessage> messages)
    {
        string[] queues = [IntakeQueues.Payments, IntakeQueues.Bills, IntakeQueues.OutageReports, IntakeQueues.ServiceRequests, IntakeQueues.SecurityEvents];
        var senders = queues.ToDictionary(queue => queue, bus.CreateSender);
        try
        {
            await Parallel.ForEachAsync(messages.Chunk(Slice), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (slice, _) =>
            {
                foreach (var group in slice.GroupBy(message => message.Queue)) await SendAsync(senders[group.Key], group);
            });
        }
        finally
        {
            foreach (var sender in senders.Values) await sender.DisposeAsync();
        }
    }

    private async Task SendAsync(ServiceBusSender sender, IEnumerable<PartnerMessage> messages)
    {
        var batch = await sender.CreateMessageBatchAsync();
        var inBatch = new List<PartnerMessage>();
        foreach (var message in messages)
        {
            var outgoing = message.ToServiceBusMessage();
            if (!batch.TryAddMessage(outgoing))
            {
                await SendAsync(sender, batch, inBatch);
                batch = await sender.CreateMessageBatchAsync();
                if (!batch.TryAddMessage(outgoing)) throw new InvalidOperationException($"Message {message.MessageId} is larger than the bus takes.");
            }
            inBatch.Add(message);
        }
        await SendAsync(sender, batch, inBatch);
    }

    private async Task SendAsync(ServiceBusSender sender, ServiceBusMessageBatch batch, List<PartnerMessage> inBatch)
    {
        using (batch)
        {
            foreach (var message in inBatch)
            {
                if (message.LeavesDocument) watch.Sending(message.MessageId);
            }
            await sender.SendMessagesAsync(batch);
            inBatch.Clear();
        }
    }
}
