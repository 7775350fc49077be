using Azure.Messaging.ServiceBus;
using Moq;

namespace Serverless.Tests.Platform.ServiceBus;

/// <summary>Docs: ServiceBusProcessor reference; mocking the client.</summary>
public class ProcessorTests
{
    [Fact]
    public async Task A_handled_message_is_completed_and_a_failed_one_abandoned_until_it_is_dead_lettered()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var attempts = 0;
        var errors = 0;
        await using var processor = bus.Client.CreateProcessor("payments");
        processor.ProcessMessageAsync += args =>
        {
            Interlocked.Increment(ref attempts);
            return args.Message.MessageId == "bad" ? throw new InvalidOperationException("bad") : Task.CompletedTask;
        };
        processor.ProcessErrorAsync += args =>
        {
            Assert.Equal(ServiceBusErrorSource.ProcessMessageCallback, args.ErrorSource);
            Interlocked.Increment(ref errors);
            return Task.CompletedTask;
        };
        await processor.StartProcessingAsync();
        await bus.SendAsync("good", "bad");
        await bus.Clock.SettleAsync();
        Assert.Equal((11, 10), (attempts, errors));
        Assert.Equal((0, 1), (bus.Counts().Active, bus.Counts().DeadLettered));
    }

    [Fact]
    public async Task A_pumps_lock_renews_itself_up_to_its_longest_renewal()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var queue = bus.Bus.Queue("payments");
        await bus.SendAsync("a");
        var taking = queue.TryTake(1, ServiceBusReceiveMode.PeekLock, TimeSpan.FromMinutes(5))!.Value;
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.True(queue.IsHeld(taking.Messages[0]));
        Assert.Equal(TestBus.Start + TimeSpan.FromMinutes(5), taking.Messages[0].LockedUntil);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.False(queue.IsHeld(taking.Messages[0]));
    }

    [Fact]
    public async Task A_stopped_processor_has_finished_what_it_began_and_takes_nothing_new()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var handled = 0;
        await using var processor = bus.Client.CreateProcessor("payments", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4 });
        processor.ProcessMessageAsync += async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref handled);
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 50).Select(number => $"{number}")]);
        await processor.StopProcessingAsync();
        await bus.SendAsync("late");
        await bus.Clock.SettleAsync();
        Assert.Equal(0, bus.Counts().Locked);
        Assert.Equal(51 - handled, bus.Counts().Active);
        await processor.StartProcessingAsync();
        await bus.Clock.SettleAsync();
        Assert.Equal(51, handled);
    }

    [Fact]
    public async Task The_client_can_be_mocked_and_messages_made()
    {
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString("{}"), messageId: "m", deliveryCount: 2, properties: new Dictionary<string, object> { ["source"] = "portal" });
        var receiver = new Mock<ServiceBusReceiver>();
        receiver.Setup(it => it.ReceiveMessageAsync(It.IsAny<TimeSpan?>(), It.IsAny<CancellationToken>())).ReturnsAsync(message);
        var received = await receiver.Object.ReceiveMessageAsync();
        Assert.Equal(("m", 2, "portal"), (received.MessageId, received.DeliveryCount, received.ApplicationProperties["source"]));
        using var batch = ServiceBusModelFactory.ServiceBusMessageBatch(100, [], tryAddCallback: _ => false);
        Assert.False(batch.TryAddMessage(new ServiceBusMessage("a")));
    }
}
