using Azure;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>When a message counts as sent though a channel did not take it.</summary>
public sealed class MessageDeliveryTests
{
    private static readonly KeptMessage Untaken = new(Message.To(), Sample.Now, new Dictionary<string, DateTimeOffset>());
    private static readonly KeptMessage Taken = Untaken.TakenBy("mail", Sample.Now);

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, true)]
    [InlineData(404, true)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(0, false)]
    public void A_refusal_is_not_waited_for_and_a_fault_is(int status, bool mayGoWithout) =>
        Assert.Equal(mayGoWithout, MessageDelivery.MayGoWithout(Taken, [Fault(status)], Sample.Now));

    [Fact]
    public void One_fault_among_refusals_is_waited_for() => Assert.False(MessageDelivery.MayGoWithout(Taken, [Fault(404), Fault(503)], Sample.Now));

    [Fact]
    public void A_fault_is_waited_for_an_hour()
    {
        Assert.False(MessageDelivery.MayGoWithout(Taken, [Fault(503)], Sample.Now + MessageDelivery.Patience - TimeSpan.FromTicks(1)));
        Assert.True(MessageDelivery.MayGoWithout(Taken, [Fault(503)], Sample.Now + MessageDelivery.Patience));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    public void What_nobody_took_is_never_sent(int status) => Assert.False(MessageDelivery.MayGoWithout(Untaken, [Fault(status)], Sample.Now.AddDays(1)));

    private static RequestFailedException Fault(int status) => new(status, "It was not taken.");
}
