using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: ServiceBusReceiver reference; Message browsing; Message deferral; Prefetch.</summary>
public class ReceivingTests
{
    [Fact]
    public async Task A_waiting_receive_gets_what_is_sent_meanwhile()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var receive = bus.Receiver().ReceiveMessageAsync();
        Assert.False(receive.IsCompleted);
        await bus.SendAsync("a");
        Assert.Equal("a", (await receive).Body.ToString());
    }

    [Fact]
    public async Task A_cancelled_receive_takes_nothing()
    {
        await using var bus = await TestBus.WithQueueAsync();
        using var cancelling = new CancellationTokenSource();
        var receive = bus.Receiver().ReceiveMessageAsync(cancellationToken: cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
        await bus.SendAsync("a");
        Assert.Equal(1, bus.Counts().Active);
    }

    [Fact]
    public async Task Two_consumers_never_get_the_same_message()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 100).Select(number => $"{number}")]);
        var (first, second) = (bus.Receiver(), bus.Receiver());
        var both = await Task.WhenAll(first.ReceiveMessagesAsync(60), second.ReceiveMessagesAsync(60));
        Assert.Equal(100, both.SelectMany(some => some).Select(message => message.MessageId).Distinct().Count());
        Assert.Equal(100, both.Sum(some => some.Count));
    }

    [Fact]
    public async Task A_peek_shows_every_state_and_locks_nothing_and_goes_on_where_it_ended()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("active", "deferred");
        await bus.Client.CreateSender("payments").ScheduleMessageAsync(new ServiceBusMessage("scheduled"), TestBus.Start.AddHours(1));
        var receiver = bus.Receiver();
        var both = await TestBus.TakeAsync(receiver, 2);
        await receiver.AbandonMessageAsync(both[0]);
        await receiver.DeferMessageAsync(both[1]);
        var browser = bus.Receiver();
        var first = await browser.PeekMessagesAsync(2);
        var rest = await browser.PeekMessagesAsync(10);
        Assert.Equal(
            [("active", ServiceBusMessageState.Active), ("deferred", ServiceBusMessageState.Deferred), ("scheduled", ServiceBusMessageState.Scheduled)],
            first.Concat(rest).Select(message => (message.Body.ToString(), message.State)));
        Assert.Equal(1, bus.Counts().Active);
        Assert.Empty(await browser.PeekMessagesAsync(10));
        Assert.Equal(3, (await browser.PeekMessagesAsync(10, fromSequenceNumber: 0)).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => browser.CompleteMessageAsync(first[0]));
    }

    [Fact]
    public async Task A_deferred_message_is_received_only_by_its_sequence_number()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        var receiver = bus.Receiver();
        var message = await receiver.ReceiveMessageAsync();
        await receiver.DeferMessageAsync(message);
        Assert.Equal((0, 1), (bus.Counts().Active, bus.Counts().Deferred));
        var deferred = await receiver.ReceiveDeferredMessageAsync(message.SequenceNumber);
        Assert.Equal(ServiceBusMessageState.Deferred, deferred.State);
        await receiver.AbandonMessageAsync(deferred);
        Assert.Equal((0, 1), (bus.Counts().Active, bus.Counts().Deferred));
        await receiver.CompleteMessageAsync(await receiver.ReceiveDeferredMessageAsync(message.SequenceNumber));
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.ReceiveDeferredMessageAsync(message.SequenceNumber));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, missing.Reason);
    }

    [Fact]
    public async Task Prefetched_messages_are_locked_from_the_moment_they_are_fetched()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a", "b", "c");
        var receiver = bus.Client.CreateReceiver("payments", new ServiceBusReceiverOptions { PrefetchCount = 3 });
        await receiver.ReceiveMessageAsync();
        Assert.Equal(3, bus.Counts().Locked);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var second = await receiver.ReceiveMessageAsync();
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(second));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
    }

    [Fact]
    public async Task An_unknown_entity_is_MessagingEntityNotFound()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var send = await Assert.ThrowsAsync<ServiceBusException>(() => bus.SendToAsync("nowhere", "a"));
        var receive = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Receiver("nowhere").ReceiveMessageAsync());
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, send.Reason);
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, receive.Reason);
    }
}
