using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

public class EncodingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_a_worker_is_handed_reads_as_the_received_message()
    {
        var content = new BrokeredContent
        {
            Body = MessageBody.FromText("{\"feeder\":12}"),
            MessageId = "outage-1",
            Subject = "OutageReported.v1",
            SessionId = "feeder-12",
            CorrelationId = "call-7",
            ContentType = "application/json",
            To = "intake",
            ReplyTo = "answers",
            ReplyToSessionId = "s",
            PartitionKey = "feeder-12",
            DeadLetterSource = "outages",
            TimeToLive = TimeSpan.FromHours(1),
            ScheduledEnqueueTime = Now,
            Properties = new Dictionary<string, object> { ["source"] = "portal", ["attempt"] = 3 },
        };
        var delivery = new Delivery(content, MessageHead.Encode(content))
        {
            LockToken = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
            LockedUntil = Now.AddSeconds(30).UtcTicks,
            SequenceNumber = 42,
            EnqueuedSequenceNumber = 40,
            EnqueuedTime = Now,
            FailedDeliveries = 1,
            IsReceived = true,
        };

        var bytes = delivery.ToBindingBytes();
        var received = ServiceBusReceivedMessage.FromAmqpMessage(
            AmqpAnnotatedMessage.FromBytes(BinaryData.FromBytes(bytes.AsMemory(16))), BinaryData.FromBytes(bytes.AsMemory(0, 16)));

        Assert.Equal("{\"feeder\":12}", received.Body.ToString());
        Assert.Equal("outage-1", received.MessageId);
        Assert.Equal("OutageReported.v1", received.Subject);
        Assert.Equal("feeder-12", received.SessionId);
        Assert.Equal("call-7", received.CorrelationId);
        Assert.Equal("application/json", received.ContentType);
        Assert.Equal("intake", received.To);
        Assert.Equal("answers", received.ReplyTo);
        Assert.Equal("s", received.ReplyToSessionId);
        Assert.Equal("feeder-12", received.PartitionKey);
        Assert.Equal("outages", received.DeadLetterSource);
        Assert.Equal(TimeSpan.FromHours(1), received.TimeToLive);
        Assert.Equal(Now, received.ScheduledEnqueueTime);
        Assert.Equal("portal", received.ApplicationProperties["source"]);
        Assert.Equal(3, received.ApplicationProperties["attempt"]);
        Assert.Equal("00112233-4455-6677-8899-aabbccddeeff", received.LockToken);
        Assert.Equal(Now.AddSeconds(30), received.LockedUntil);
        Assert.Equal(42, received.SequenceNumber);
        Assert.Equal(40, received.EnqueuedSequenceNumber);
        Assert.Equal(Now, received.EnqueuedTime);
        Assert.Equal(2, received.DeliveryCount);
        Assert.Equal(ServiceBusMessageState.Active, received.State);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void An_application_property_keeps_its_type_both_ways(object value)
    {
        var sent = new ServiceBusMessage("x") { ApplicationProperties = { ["value"] = value } };

        var content = MessageDecoder.Decode(sent.GetRawAmqpMessage().ToBytes().ToMemory().Span);
        var back = AmqpAnnotatedMessage.FromBytes(BinaryData.FromBytes(MessageHead.Encode(content).Concat(content.Body.Sections.ToArray()).ToArray()));

        Assert.Equal(value, content.Properties["value"]);
        Assert.Equal(value, back.ApplicationProperties["value"]);
    }

    public static TheoryData<object> Values() => new(
        "text", "", new string('é', 300), true, false, (byte)7, (sbyte)-7, (short)-300, (ushort)300, 7, -70_000, 7u, 70_000u, 7L, -7_000_000_000L, 7UL,
        7_000_000_000UL, 1.5f, -2.25d, 12.34m, 'ß', Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), new byte[] { 1, 2, 3 },
        new DateTime(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc), Now, TimeSpan.FromMinutes(-3), new Uri("https://city.example/a?b=c"));
}
