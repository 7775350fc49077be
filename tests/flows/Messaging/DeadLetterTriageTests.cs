using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Serverless.Functions.Messaging;
using Serverless.LocalDev.Triage;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Flows.Messaging;

/// <summary>A sender may put anything into a message, and one odd message must not hide the others.</summary>
public sealed class DeadLetterTriageTests : IAsyncLifetime
{
    private const string Queue = "payments";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Theory]
    [InlineData("abc")]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(2.5)]
    public async Task A_count_of_resubmissions_that_is_none_of_ours_is_none(object count)
    {
        var odd = new ServiceBusMessage("{}") { MessageId = "odd", Subject = PaymentReceived.Subject, ApplicationProperties = { ["resubmitCount"] = count } };
        await platform.PublishRawAsync(Queue, odd, new ServiceBusMessage("{}") { MessageId = "plain", Subject = PaymentReceived.Subject });
        await platform.SettleAsync();
        var triage = new DeadLetterTriage(platform.Bus);
        Assert.Equal([("odd", 0), ("plain", 0)], (await triage.ListAsync(Queue, 10)).Select(letter => (letter.MessageId, letter.Resubmissions)).Order());

        Assert.Equal((2, 0), await triage.ResubmitAllAsync(Queue));
        await platform.SettleAsync();
        Assert.Equal([("odd", 1), ("plain", 1)], (await triage.ListAsync(Queue, 10)).Select(letter => (letter.MessageId, letter.Resubmissions)).Order());
    }

    [Fact]
    public async Task A_body_of_AMQP_values_is_set_aside_with_a_reason_and_listed_without_its_body()
    {
        var message = new ServiceBusMessage { MessageId = "value", Subject = PaymentReceived.Subject };
        message.GetRawAmqpMessage().Body = AmqpMessageBody.FromValue("4111111111111111");
        await platform.PublishRawAsync(Queue, message);
        await platform.SettleAsync();
        var letter = Assert.Single(await new DeadLetterTriage(platform.Bus).ListAsync(Queue, 10));
        Assert.Equal(("value", DeadLetters.InvalidMessage, null), (letter.MessageId, letter.Reason, letter.Body));
        Assert.Equal("$: must be JSON in the message's data, not AMQP values", letter.Description);
    }
}
