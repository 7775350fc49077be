using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Messages, payloads, and serialization; Quotas; Message sequencing and timestamps; Duplicate detection.</summary>
public class SendingTests
{
    [Fact]
    public async Task Everything_an_application_sets_arrives_with_its_type()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var sent = new ServiceBusMessage("body")
        {
            MessageId = "m",
            CorrelationId = "c",
            Subject = "OutageReported.v1",
            To = "t",
            ReplyTo = "r",
            ReplyToSessionId = "rs",
            ContentType = "application/json",
            PartitionKey = "p",
            TimeToLive = TimeSpan.FromHours(2),
        };
        object[] values = ["text", true, (byte)1, (sbyte)-1, (short)-2, (ushort)2, -3, 3u, -4L, 4ul, 1.5f, 2.5, 3.5m, 'x', new Guid(1, 2, 3, new byte[8]),
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromMinutes(5),
            new Uri("https://example.org/a"), new byte[] { 1, 2, 3 }];
        for (var index = 0; index < values.Length; index++) sent.ApplicationProperties[$"p{index}"] = values[index];
        await bus.Client.CreateSender("payments").SendMessageAsync(sent);
        var message = await bus.Receiver().ReceiveMessageAsync();
        Assert.Equal(("m", "c", "OutageReported.v1", "t", "r", "rs", "application/json", "p"), (message.MessageId, message.CorrelationId,
            message.Subject, message.To, message.ReplyTo, message.ReplyToSessionId, message.ContentType, message.PartitionKey));
        Assert.Equal(TestBus.Start, message.EnqueuedTime);
        Assert.Equal(TestBus.Start + TimeSpan.FromHours(2), message.ExpiresAt);
        Assert.Equal(values, message.ApplicationProperties.OrderBy(pair => int.Parse(pair.Key[1..], null)).Select(pair => pair.Value));
    }

    [Fact]
    public async Task A_property_of_an_unsupported_type_is_refused()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var message = new ServiceBusMessage("a");
        message.ApplicationProperties["list"] = new List<int>();
        await Assert.ThrowsAsync<SerializationException>(() => bus.Client.CreateSender("payments").SendMessageAsync(message));
    }

    [Fact]
    public async Task A_message_above_256_KB_is_refused_in_Standard_and_taken_in_Premium()
    {
        var queue = new QueueDefinition("payments", new EntityOptions());
        var large = new ServiceBusMessage(new byte[300 * 1024]);
        await using var standard = await TestBus.OpenAsync(new ServiceBusEntities { Queues = [queue] });
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => standard.Client.CreateSender("payments").SendMessageAsync(large));
        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
        await using var premium = await TestBus.OpenAsync(new ServiceBusEntities { Queues = [queue], MaxMessageSize = ServiceBusEntities.PremiumMessageSize });
        await premium.Client.CreateSender("payments").SendMessageAsync(large);
        Assert.Equal(1, premium.Counts().Active);
    }

    [Fact]
    public async Task A_batch_takes_messages_while_they_fit_and_is_sent_as_one()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var sender = bus.Client.CreateSender("payments");
        using var batch = await sender.CreateMessageBatchAsync(new CreateMessageBatchOptions { MaxSizeInBytes = 1000 });
        while (batch.TryAddMessage(new ServiceBusMessage(new byte[200]))) Assert.True(batch.SizeInBytes <= 1000);
        Assert.InRange(batch.Count, 3, 4);
        await sender.SendMessagesAsync(batch);
        Assert.Equal(batch.Count, bus.Counts().Active);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await sender.CreateMessageBatchAsync(new CreateMessageBatchOptions { MaxSizeInBytes = 2_000_000 }));
    }

    [Fact]
    public async Task A_full_entity_refuses_with_QuotaExceeded()
    {
        await using var bus = await TestBus.OpenAsync(new ServiceBusEntities { Queues = [new("payments", new EntityOptions())], MaxEntitySize = 1000 });
        await bus.Client.CreateSender("payments").SendMessageAsync(new ServiceBusMessage(new byte[600]));
        var full = await Assert.ThrowsAsync<ServiceBusException>(
            () => bus.Client.CreateSender("payments").SendMessageAsync(new ServiceBusMessage(new byte[600])));
        Assert.Equal(ServiceBusFailureReason.QuotaExceeded, full.Reason);
    }

    [Fact]
    public async Task A_scheduled_message_is_enqueued_at_its_time_with_a_new_sequence_number()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var scheduled = await bus.Client.CreateSender("payments").ScheduleMessageAsync(new ServiceBusMessage("later"), TestBus.Start.AddHours(3));
        await bus.SendAsync("now");
        Assert.Equal((1, 1), (bus.Counts().Active, bus.Counts().Scheduled));
        await bus.Clock.AdvanceAsync(TimeSpan.FromHours(3));
        var both = await TestBus.TakeAsync(bus.Receiver(), 2);
        Assert.Equal(["now", "later"], both.Select(message => message.Body.ToString()));
        Assert.Equal(TestBus.Start.AddHours(3), both[1].EnqueuedTime);
        Assert.True(both[1].SequenceNumber > scheduled);
    }

    [Fact]
    public async Task A_scheduled_message_can_be_cancelled_until_it_is_due()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var sender = bus.Client.CreateSender("payments");
        var sequence = await sender.ScheduleMessageAsync(new ServiceBusMessage("later"), TestBus.Start.AddHours(3));
        await sender.CancelScheduledMessageAsync(sequence);
        await bus.Clock.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Empty(await bus.DrainAsync());
        var gone = await Assert.ThrowsAsync<ServiceBusException>(() => sender.CancelScheduledMessageAsync(sequence));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, gone.Reason);
    }

    [Fact]
    public async Task A_repeated_id_inside_the_history_window_is_accepted_and_dropped()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { RequiresDuplicateDetection = true });
        await bus.SendAsync("a");
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(9));
        await bus.SendAsync("a", "b");
        Assert.Equal(["a", "b"], await bus.DrainAsync());
        await bus.SendAsync("a");
        Assert.Empty(await bus.DrainAsync());
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await bus.SendAsync("a");
        Assert.Equal(["a"], await bus.DrainAsync());
    }

    [Fact]
    public async Task A_resent_message_leaves_what_the_broker_set_behind()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync(), "reason", "description");
        var dead = await bus.Receiver(subQueue: SubQueue.DeadLetter).ReceiveMessageAsync();
        var copy = new ServiceBusMessage(dead);
        Assert.Equal(("a", "a"), (copy.MessageId, copy.Body.ToString()));
        Assert.Empty(copy.ApplicationProperties);
    }
}
