using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>What only AMQP's own message says survives the broker (docs: Azure.Messaging.ServiceBus, "Interact with the AMQP message").</summary>
public class WireTests
{
    private static async Task<ServiceBusReceivedMessage> SendAndReceiveAsync(TestBus bus, ServiceBusMessage message)
    {
        await bus.Client.CreateSender("payments").SendMessageAsync(message);
        return await bus.Receiver().ReceiveMessageAsync();
    }

    [Fact]
    public async Task A_value_body_arrives_as_a_value()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var message = new ServiceBusMessage();
        message.GetRawAmqpMessage().Body = AmqpMessageBody.FromValue(42);
        var received = await SendAndReceiveAsync(bus, message);
        Assert.True(received.GetRawAmqpMessage().Body.TryGetValue(out var value));
        Assert.Equal(42, value);
    }

    [Fact]
    public async Task A_sequence_body_arrives_as_a_sequence()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var message = new ServiceBusMessage();
        message.GetRawAmqpMessage().Body = AmqpMessageBody.FromSequence([["a", 1], ["b", 2]]);
        var received = await SendAndReceiveAsync(bus, message);
        Assert.True(received.GetRawAmqpMessage().Body.TryGetSequence(out var sequence));
        Assert.Equal([["a", 1], ["b", 2]], sequence);
    }

    [Fact]
    public async Task A_senders_own_annotations_and_fields_arrive()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var message = new ServiceBusMessage("a");
        var raw = message.GetRawAmqpMessage();
        raw.MessageAnnotations["city"] = "Albany";
        raw.Properties.ContentEncoding = "gzip";
        raw.Properties.GroupSequence = 7;
        var received = (await SendAndReceiveAsync(bus, message)).GetRawAmqpMessage();
        Assert.Equal("Albany", received.MessageAnnotations["city"]);
        Assert.Equal(("gzip", 7u), (received.Properties.ContentEncoding, received.Properties.GroupSequence));
    }

    [Fact]
    public async Task A_life_longer_than_a_header_can_say_arrives_whole()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var received = await SendAndReceiveAsync(bus, new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromDays(365) });
        Assert.Equal(TimeSpan.FromDays(365), received.TimeToLive);
    }

    [Fact]
    public async Task A_message_without_an_id_is_given_one()
    {
        await using var bus = await TestBus.WithQueueAsync();
        Assert.False(string.IsNullOrEmpty((await SendAndReceiveAsync(bus, new ServiceBusMessage("a"))).MessageId));
    }

    [Fact]
    public async Task A_large_message_is_split_over_frames_and_arrives_whole()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var body = new byte[200 * 1024];
        for (var index = 0; index < body.Length; index++) body[index] = (byte)index;
        var received = await SendAndReceiveAsync(bus, new ServiceBusMessage(body));
        Assert.Equal(body, received.Body.ToArray());
    }
}
