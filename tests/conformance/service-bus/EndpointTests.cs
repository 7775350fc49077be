using System.Net.Sockets;
using System.Transactions;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>What is the endpoint's own: ports, connections, and what it refuses.</summary>
public class EndpointTests
{
    [Fact]
    public async Task Two_namespaces_in_a_process_know_nothing_of_each_other()
    {
        await using var first = await TestBus.WithQueueAsync();
        await using var second = await TestBus.WithQueueAsync();
        await first.SendAsync("a");
        Assert.Equal((1, 0), (first.Counts().Active, second.Counts().Active));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused()
    {
        await using var bus = await TestBus.WithQueueAsync();
        Assert.Throws<SocketException>(() => ServiceBusEndpoint.Start(bus.Bus, bus.Endpoint.Port));
    }

    [Fact]
    public async Task A_client_finds_a_namespace_again_that_was_stopped_and_started_on_its_port()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await using var client = new ServiceBusClient(bus.Endpoint.ConnectionString);
        var sender = client.CreateSender("payments");
        await sender.SendMessageAsync(new ServiceBusMessage("before"));
        await bus.Endpoint.DisposeAsync();
        await using var again = ServiceBusEndpoint.Start(bus.Bus, bus.Endpoint.Port);
        await sender.SendMessageAsync(new ServiceBusMessage("after"));
        Assert.Equal(["before", "after"], await bus.DrainAsync());
    }

    [Fact]
    public async Task A_transaction_is_refused()
    {
        await using var bus = await TestBus.WithQueueAsync();
        using var transaction = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await Assert.ThrowsAsync<NotSupportedException>(() => bus.SendAsync("a"));
    }

    [Fact]
    public async Task An_operation_the_namespace_does_not_know_is_refused_and_not_answered_with_200()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var timeout = TimeSpan.FromSeconds(30);
        var connection = await new AmqpConnectionFactory().OpenConnectionAsync($"amqp://127.0.0.1:{bus.Endpoint.Port}", timeout);
        var session = connection.CreateSession(new AmqpSessionSettings());
        await session.OpenAsync(timeout);
        var link = new RequestResponseAmqpLink("test", session, "payments/$management", null);
        await link.OpenAsync(timeout);
        var request = AmqpMessage.Create(new AmqpValue { Value = new AmqpMap() });
        request.ApplicationProperties.Map["operation"] = "com.microsoft:batch-delete-messages";
        var reply = await link.RequestAsync(request, timeout);
        Assert.Equal(501, reply.ApplicationProperties.Map["statusCode"]);
        Assert.Equal("amqp:not-implemented", reply.ApplicationProperties.Map["errorCondition"].ToString());
        connection.Abort();
    }

    [Fact]
    public async Task Nothing_ever_fails_in_transfer()
    {
        await using var bus = await TestBus.WithQueueAsync();
        Assert.Empty(await bus.Receiver(subQueue: SubQueue.TransferDeadLetter).PeekMessagesAsync(10));
    }

    [Fact]
    public async Task A_message_a_client_holds_does_not_keep_the_clock_from_moving()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        await bus.Receiver().ReceiveMessageAsync();
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(1, bus.Counts().Locked);
        await bus.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (bus.Counts().Active, bus.Counts().Locked));
    }

    [Fact]
    public async Task What_was_sent_is_settled_when_the_send_returns()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a");
        await bus.Clock.SettleAsync();
        Assert.Equal(0, bus.Clock.Work.Count);
    }

    [Fact]
    public async Task A_thousand_messages_come_in_order_through_a_prefetching_receiver()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 1000).Select(number => $"{number:000}")]);
        var receiver = bus.Client.CreateReceiver("payments", new ServiceBusReceiverOptions { PrefetchCount = 300, ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        var received = await TestBus.TakeAsync(receiver, 1000);
        Assert.Equal(received.Select(message => message.MessageId).Order(), received.Select(message => message.MessageId));
        Assert.Equal(0, bus.Counts().Active);
    }
}
