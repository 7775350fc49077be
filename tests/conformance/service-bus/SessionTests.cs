using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Message sessions.</summary>
public class SessionTests
{
    private static Task<TestBus> OpenAsync() => TestBus.WithQueueAsync(new EntityOptions { RequiresSession = true });

    private static Task SendAsync(TestBus bus, params (string Session, string Body)[] messages) =>
        bus.Client.CreateSender("payments").SendMessagesAsync(messages.Select(one => new ServiceBusMessage(one.Body) { SessionId = one.Session }));

    [Fact]
    public async Task A_session_is_received_in_order_and_by_itself()
    {
        await using var bus = await OpenAsync();
        await SendAsync(bus, ("a", "a1"), ("b", "b1"), ("a", "a2"));
        await using var first = await bus.Client.AcceptNextSessionAsync("payments");
        await using var second = await bus.Client.AcceptNextSessionAsync("payments");
        Assert.Equal(("a", "b"), (first.SessionId, second.SessionId));
        Assert.Equal(["a1", "a2"], (await TestBus.TakeAsync(first, 2)).Select(message => message.Body.ToString()));
        Assert.Equal(["b1"], (await TestBus.TakeAsync(second, 1)).Select(message => message.Body.ToString()));
    }

    [Fact]
    public async Task A_session_held_by_another_cannot_be_locked()
    {
        await using var bus = await OpenAsync();
        await using var held = await bus.Client.AcceptSessionAsync("payments", "a");
        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Client.AcceptSessionAsync("payments", "a"));
        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, refused.Reason);
    }

    [Fact]
    public async Task Accepting_waits_for_a_session()
    {
        await using var bus = await OpenAsync();
        var accept = bus.Client.AcceptNextSessionAsync("payments");
        await SendAsync(bus, ("a", "a1"));
        await using var accepted = await accept;
        Assert.Equal("a", accepted.SessionId);
    }

    [Fact]
    public async Task Accepting_ends_with_ServiceTimeout_when_the_clients_own_time_is_up()
    {
        await using var bus = await OpenAsync();
        await using var hasty = new ServiceBusClient(bus.Endpoint.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = TimeSpan.FromSeconds(1) },
        });
        var timeout = await Assert.ThrowsAsync<ServiceBusException>(() => hasty.AcceptNextSessionAsync("payments"));
        Assert.Equal((ServiceBusFailureReason.ServiceTimeout, true), (timeout.Reason, timeout.IsTransient));
    }

    [Fact]
    public async Task A_session_lock_that_expires_loses_everything_under_it_and_counts_the_delivery()
    {
        await using var bus = await OpenAsync();
        await SendAsync(bus, ("a", "a1"));
        await using var receiver = await bus.Client.AcceptNextSessionAsync("payments");
        var message = await receiver.ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var refused = await Record.ExceptionAsync(() => receiver.CompleteMessageAsync(message));
        // The lost lock closes the receiver: whichever the client notices first.
        Assert.True(refused is ObjectDisposedException or ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost });
        await using var next = await bus.Client.AcceptNextSessionAsync("payments");
        Assert.Equal(2, (await next.ReceiveMessageAsync()).DeliveryCount);
    }

    [Fact]
    public async Task A_session_closed_gives_its_messages_back_without_counting()
    {
        await using var bus = await OpenAsync();
        await SendAsync(bus, ("a", "a1"), ("a", "a2"));
        var receiver = await bus.Client.AcceptNextSessionAsync("payments");
        await TestBus.TakeAsync(receiver, 2);
        await receiver.CloseAsync();
        await using var next = await bus.Client.AcceptSessionAsync("payments", "a");
        var again = await TestBus.TakeAsync(next, 2);
        Assert.Equal([("a1", 1), ("a2", 1)], again.Select(message => (message.Body.ToString(), message.DeliveryCount)));
    }

    [Fact]
    public async Task A_renewed_session_is_kept()
    {
        await using var bus = await OpenAsync();
        await using var receiver = await bus.Client.AcceptSessionAsync("payments", "a");
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
        await receiver.RenewSessionLockAsync();
        Assert.InRange(receiver.SessionLockedUntil - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
        Assert.Null(await receiver.GetSessionStateAsync());
    }

    [Fact]
    public async Task A_sessions_state_outlives_its_holder()
    {
        await using var bus = await OpenAsync();
        await using (var receiver = await bus.Client.AcceptSessionAsync("payments", "a"))
        {
            await receiver.SetSessionStateAsync(BinaryData.FromString("step 2"));
        }
        await using var next = await bus.Client.AcceptSessionAsync("payments", "a");
        Assert.Equal("step 2", (await next.GetSessionStateAsync()).ToString());
    }

    [Fact]
    public async Task An_entity_with_sessions_refuses_messages_and_receivers_without()
    {
        await using var bus = await OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.SendAsync("a"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.Receiver().ReceiveMessageAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.Client.AcceptNextSessionAsync("elsewhere"));
    }
}
