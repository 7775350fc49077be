using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Moq;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.Messaging;

public class DeadLetterTests
{
    /// <summary>Service Bus refuses a dead-letter description of more than 4,096 characters.</summary>
    private const int Longest = 4096;

    private readonly Mock<ServiceBusMessageActions> actions = new();
    private readonly MessageIntake intake = new(Sample.Reader, Sample.Authority);

    [Fact]
    public async Task A_valid_message_is_handed_on_and_not_settled()
    {
        var message = await intake.ReadOrSetAsideAsync<PaymentReceived>(actions.Object, Message.Received(Body.Payment(), source: "portal"), CancellationToken.None);

        Assert.Equal(("pay-1", "portal"), (message?.Message.PaymentId, message?.Source));
        actions.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(null, "source: is required: the application property that names the sending partner")]
    [InlineData("lockbox", "source: lockbox may not send PaymentReceived.v1 as Portal")]
    [InlineData(7, "source: is required: the application property that names the sending partner")]
    public async Task What_its_source_may_not_say_is_set_aside(object? source, string problem)
    {
        Assert.Null(await intake.ReadOrSetAsideAsync<PaymentReceived>(actions.Object, Message.Received(Body.Payment(), source: source), CancellationToken.None));
        Assert.Equal((DeadLetters.NotAuthorized, problem), ((string)actions.Invocations[0].Arguments[2], Description()));
    }

    [Fact]
    public async Task Every_offending_field_is_in_the_description()
    {
        Assert.Null(await intake.ReadOrSetAsideAsync<PaymentReceived>(actions.Object, Message.Received(new JsonObject()), CancellationToken.None));

        Assert.Equal(
            string.Join("; ", new[] { "paymentId", "channel", "tender", "externalId", "accountId", "amount", "receivedAt" }.Select(field => $"{field}: is required")),
            Description());
    }

    [Fact]
    public async Task A_description_as_long_as_the_bus_keeps_is_whole()
    {
        await actions.Object.SetAsideAsync(Message.Received("{}"), DeadLetters.UnknownReference, new string('d', Longest), CancellationToken.None);
        Assert.Equal(new string('d', Longest), Description());
    }

    [Fact]
    public async Task A_longer_description_is_cut_and_shows_it()
    {
        var readings = new JsonArray([.. Enumerable.Range(0, 300).Select(_ => (JsonNode)new JsonObject())]);
        var body = Body.FieldResult().With("readings", readings);
        await intake.ReadOrSetAsideAsync<FieldResult>(actions.Object, Message.Received(body, "res-1", FieldResult.Subject), CancellationToken.None);

        Assert.Equal(Longest, Description().Length);
        Assert.StartsWith("readings[0].meterId: is required; ", Description(), StringComparison.Ordinal);
        Assert.EndsWith("…", Description(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_what_operators_and_alerts_know_them_by() => Assert.Equal(
        ["InvalidMessage", "ProhibitedData", "NotAuthorized", "ConflictingDuplicate", "UnknownReference"],
        [DeadLetters.InvalidMessage, DeadLetters.ProhibitedData, DeadLetters.NotAuthorized, DeadLetters.ConflictingDuplicate, DeadLetters.UnknownReference]);

    private string Description() => (string)Assert.Single(actions.Invocations).Arguments[3];
}
