using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Moq;
using Serverless.Functions.Messaging;
using Serverless.Functions.Payments;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.Messaging;

/// <summary>What cannot be read is set aside at once: neither ledger nor outbox is there to be touched.</summary>
public class TakePaymentsTests
{
    private readonly List<(string? Reason, string? Description)> deadLettered = [];
    private readonly Mock<ServiceBusMessageActions> actions = new(MockBehavior.Strict);

    public TakePaymentsTests() => actions
        .Setup(settling => settling.DeadLetterMessageAsync(
            It.IsAny<ServiceBusReceivedMessage>(), null, It.IsAny<string?>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
        .Callback((ServiceBusReceivedMessage _, Dictionary<string, object>? _, string? reason, string? description, CancellationToken _) => deadLettered.Add((reason, description)))
        .Returns(Task.CompletedTask);

    [Fact]
    public async Task A_message_that_does_not_fit_is_set_aside_with_every_offending_field()
    {
        await Take(Message.Received(Body.Payment().With("amount", "25.10").Without("accountId").With("channel", "Pigeon")));

        var (reason, description) = Assert.Single(deadLettered);
        Assert.Equal(DeadLetters.InvalidMessage, reason);
        Assert.All(["amount: ", "accountId: is required", "channel: must be one of"], part => Assert.Contains(part, description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_under_the_wrong_subject_or_id_is_set_aside()
    {
        await Take(Message.Received(Body.Payment(), subject: "Other.v1"));
        await Take(Message.Received(Body.Payment(), id: "pay-9"));

        Assert.Equal(
            [("InvalidMessage", "subject: must be PaymentReceived.v1"), ("InvalidMessage", "messageId: must equal the key in the body")],
            deadLettered);
    }

    [Fact]
    public async Task A_message_with_a_card_number_is_set_aside_as_prohibited_and_its_value_not_repeated()
    {
        await Take(Message.Received(Body.Payment().With("externalId", "4111 1111 1111 1111")));
        Assert.Equal([("ProhibitedData", "externalId holds a card number")], deadLettered);
    }

    [Fact]
    public async Task No_description_repeats_a_value()
    {
        const string Secret = "Zx9/secret";
        await Take(Message.Received(Body.Payment().With("paymentId", Secret).With("channel", Secret).With("ssn", Secret)));
        await Take(Message.Received(Body.Payment().With("paymentId", Secret).With("channel", Secret)));
        await Take(Message.Received($"{{ {Secret}"));

        Assert.Equal(3, deadLettered.Count);
        Assert.All(deadLettered, set => Assert.DoesNotContain(Secret, set.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_very_message_is_settled_once_and_the_invocations_token_goes_with_it()
    {
        using var stopping = new CancellationTokenSource();
        var message = Message.Received(new JsonObject());
        await new PaymentConsumer(ledger: null!, outbox: null!, instruments: null!, signals: null!, new MessageIntake(Sample.Reader, Sample.Authority)).TakePayments(message, actions.Object, durable: null!, stopping.Token);

        actions.Verify(settling => settling.DeadLetterMessageAsync(message, null, It.IsAny<string?>(), It.IsAny<string?>(), stopping.Token), Times.Once);
    }

    private Task Take(ServiceBusReceivedMessage message) => new PaymentConsumer(ledger: null!, outbox: null!, instruments: null!, signals: null!, new MessageIntake(Sample.Reader, Sample.Authority)).TakePayments(message, actions.Object, durable: null!, CancellationToken.None);
}
