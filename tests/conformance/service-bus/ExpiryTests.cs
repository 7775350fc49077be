using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Message expiration (Time to Live); Message deferral.</summary>
public class ExpiryTests
{
    private static readonly EntityOptions DeadLettering = new() { DeadLetteringOnMessageExpiration = true };

    private static Task SendAsync(TestBus bus, string body, TimeSpan timeToLive) =>
        bus.Client.CreateSender("payments").SendMessageAsync(new ServiceBusMessage(body) { TimeToLive = timeToLive });

    [Fact]
    public async Task An_expired_message_is_dropped_where_expiration_does_not_dead_letter()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await SendAsync(bus, "a", TimeSpan.FromMinutes(1));
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), (bus.Counts().Active, bus.Counts().DeadLettered));
    }

    [Fact]
    public async Task An_expired_message_is_dead_lettered_as_TTLExpiredException_in_order_of_expiry()
    {
        await using var bus = await TestBus.WithQueueAsync(DeadLettering);
        await SendAsync(bus, "second", TimeSpan.FromMinutes(2));
        await SendAsync(bus, "first", TimeSpan.FromMinutes(1));
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var dead = bus.Receiver(subQueue: SubQueue.DeadLetter);
        var first = await dead.ReceiveMessageAsync();
        Assert.Equal(("first", "TTLExpiredException"), (first.Body.ToString(), first.DeadLetterReason));
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, bus.Counts().DeadLettered);
    }

    [Fact]
    public async Task The_entitys_default_is_the_longest_life()
    {
        await using var bus = await TestBus.WithQueueAsync(DeadLettering with { DefaultMessageTimeToLive = TimeSpan.FromHours(1) });
        await SendAsync(bus, "a", TimeSpan.FromDays(1));
        var message = await bus.Receiver().PeekMessageAsync();
        Assert.Equal(TimeSpan.FromHours(1), message.TimeToLive);
        await bus.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, bus.Counts().DeadLettered);
    }

    [Fact]
    public async Task A_locked_message_does_not_expire_before_its_lock_ends()
    {
        await using var bus = await TestBus.WithQueueAsync(DeadLettering);
        await SendAsync(bus, "a", TimeSpan.FromSeconds(30));
        await SendAsync(bus, "b", TimeSpan.FromSeconds(30));
        var receiver = bus.Receiver();
        var both = await TestBus.TakeAsync(receiver, 2);
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(45));
        await receiver.CompleteMessageAsync(both[0]);
        await receiver.AbandonMessageAsync(both[1]);
        Assert.Equal((0, 1), (bus.Counts().Active, bus.Counts().DeadLettered));
    }

    [Fact]
    public async Task A_deferred_message_expires_only_when_it_is_asked_for()
    {
        await using var bus = await TestBus.WithQueueAsync(DeadLettering);
        await SendAsync(bus, "a", TimeSpan.FromMinutes(5));
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await receiver.DeferMessageAsync(message);
        await bus.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, bus.Counts().Deferred);
        await Assert.ThrowsAsync<ServiceBusException>(() => receiver.ReceiveDeferredMessageAsync(message.SequenceNumber));
        Assert.Equal((0, 1), (bus.Counts().Deferred, bus.Counts().DeadLettered));
    }

    [Fact]
    public async Task A_scheduled_message_begins_to_live_when_it_is_enqueued()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var message = new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromMinutes(1) };
        await bus.Client.CreateSender("payments").ScheduleMessageAsync(message, TestBus.Start.AddDays(1));
        await bus.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, bus.Counts().Active);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, bus.Counts().Active);
    }
}
