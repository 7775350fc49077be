using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Message transfers, locks, and settlement; Service Bus dead-letter queues.</summary>
public class PeekLockTests
{
    [Fact]
    public async Task A_completed_message_is_gone()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        Assert.Equal("a", message.Body.ToString());
        Assert.Equal(1, message.DeliveryCount);
        await receiver.CompleteMessageAsync(message);
        Assert.Equal(default, bus.Counts() with { Path = null!, TotalEnqueued = 0 });
    }

    [Fact]
    public async Task A_locked_message_is_not_delivered_to_a_second_receiver()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        await bus.Receiver().ReceiveMessageAsync();
        Assert.Null(await bus.Receiver().ReceiveMessageAsync(TestBus.Glance));
    }

    [Fact]
    public async Task A_message_not_settled_in_time_is_delivered_again()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        await receiver.ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var again = await receiver.ReceiveMessageAsync();
        Assert.Equal(2, again.DeliveryCount);
    }

    [Fact]
    public async Task A_late_settlement_fails_with_MessageLockLost()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(message));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        Assert.False(lost.IsTransient);
        Assert.Equal(1, bus.Counts().Active);
    }

    [Fact]
    public async Task A_message_is_settled_once()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await receiver.CompleteMessageAsync(message);
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.AbandonMessageAsync(message));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
    }

    [Fact]
    public async Task A_renewed_lock_lasts_a_lock_duration_from_its_renewal()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
        await receiver.RenewMessageLockAsync(message);
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
        await receiver.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task A_lock_is_told_by_the_wall_clock_which_the_SDKs_compare_it_with()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        Assert.InRange(message.LockedUntil - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
        await receiver.RenewMessageLockAsync(message);
        Assert.InRange(message.LockedUntil - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task An_abandoned_message_comes_back_at_once_before_later_ones_with_its_changes()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a", "b");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await receiver.AbandonMessageAsync(message, new Dictionary<string, object> { ["attempt"] = 1 });
        var again = await receiver.ReceiveMessageAsync();
        Assert.Equal("a", again.Body.ToString());
        Assert.Equal(message.SequenceNumber, again.SequenceNumber);
        Assert.Equal(2, again.DeliveryCount);
        Assert.Equal(1, again.ApplicationProperties["attempt"]);
    }

    [Fact]
    public async Task A_message_delivered_MaxDeliveryCount_times_is_dead_lettered_with_the_platforms_reason()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { MaxDeliveryCount = 3 });
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        await receiver.AbandonMessageAsync(await receiver.ReceiveMessageAsync());
        await receiver.ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await receiver.AbandonMessageAsync(await receiver.ReceiveMessageAsync());
        Assert.Equal(1, bus.Counts().DeadLettered);
        var dead = await bus.Receiver(subQueue: SubQueue.DeadLetter).ReceiveMessageAsync();
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
        Assert.Equal("Message could not be consumed after 3 delivery attempts.", dead.DeadLetterErrorDescription);
    }

    [Fact]
    public async Task A_receiver_dead_letters_with_reason_description_and_properties()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await receiver.DeadLetterMessageAsync(message, new Dictionary<string, object> { ["field"] = "amount" }, "InvalidMessage", "amount is missing");
        var dead = await bus.Client.CreateReceiver("payments/$DeadLetterQueue").ReceiveMessageAsync();
        Assert.Equal(("InvalidMessage", "amount is missing"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal("amount", dead.ApplicationProperties["field"]);
        Assert.Equal(message.SequenceNumber, dead.SequenceNumber);
    }

    [Fact]
    public async Task A_dead_letter_is_not_counted_to_death_and_never_expires()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { MaxDeliveryCount = 1, DefaultMessageTimeToLive = TimeSpan.FromHours(1) });
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync());
        var dead = bus.Receiver(subQueue: SubQueue.DeadLetter);
        for (var attempt = 0; attempt < 5; attempt++) await dead.AbandonMessageAsync(await dead.ReceiveMessageAsync());
        await bus.Clock.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Equal(1, bus.Counts().DeadLettered);
        await dead.CompleteMessageAsync(await dead.ReceiveMessageAsync());
        Assert.Equal(0, bus.Counts().DeadLettered);
    }

    [Fact]
    public async Task ReceiveAndDelete_settles_on_delivery()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Client.CreateReceiver("payments", new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        var message = await receiver.ReceiveMessageAsync();
        Assert.Equal(0, bus.Counts().Active + bus.Counts().Locked);
        await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.CompleteMessageAsync(message));
    }

    [Fact]
    public async Task Locks_that_expire_together_return_in_sequence()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a", "b", "c", "d");
        await TestBus.TakeAsync(bus.Receiver(), 3);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["a", "b", "c", "d"], await bus.DrainAsync());
    }
}
