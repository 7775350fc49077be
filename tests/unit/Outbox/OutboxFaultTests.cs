using System.Runtime.Serialization;
using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Tests.Unit.Outbox;

/// <summary>Who is to blame when an event is not published, and when it is given up.</summary>
public class OutboxFaultTests
{
    private static readonly OutboxDocument Entry = OutboxDocument.For(Sample.AccountId, "e-1", "PaymentPosted.v1", new { }, "pay-1", Sample.Now);

    [Theory]
    [InlineData(ServiceBusFailureReason.MessageSizeExceeded, false, true)]
    [InlineData(ServiceBusFailureReason.GeneralError, false, true)]
    [InlineData(ServiceBusFailureReason.GeneralError, true, false)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem, true, false)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, true, false)]
    [InlineData(ServiceBusFailureReason.ServiceBusy, true, false)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded, false, false)]
    [InlineData(ServiceBusFailureReason.MessagingEntityNotFound, false, false)]
    [InlineData(ServiceBusFailureReason.MessagingEntityDisabled, false, false)]
    public void An_event_is_blamed_only_for_what_it_is(ServiceBusFailureReason reason, bool isTransient, bool isOfTheEntry) =>
        Assert.Equal(isOfTheEntry, OutboxFault.IsOfTheEntry(new ServiceBusException(isTransient, "It was not taken.", reason: reason)));

    [Fact]
    public void A_property_no_message_can_have_is_the_events_own() =>
        Assert.All([new ArgumentOutOfRangeException("value"), new SerializationException()], (Exception fault) => Assert.True(OutboxFault.IsOfTheEntry(fault)));

    [Fact]
    public void A_right_that_is_missing_is_not() => Assert.False(OutboxFault.IsOfTheEntry(new UnauthorizedAccessException()));

    [Fact]
    public void It_is_set_aside_by_its_last_refusal_and_not_before()
    {
        var refused = Enumerable.Range(1, OutboxDocument.MostRefusals - 1).Aggregate(Entry, (entry, _) => entry.Refused("too long", Sample.Now));
        Assert.Equal((OutboxDocument.TypeName, null), (refused.Type, refused.SetAsideFor));
        var last = refused.Refused("too long", Sample.Now);
        Assert.Equal((OutboxDocument.SetAsideTypeName, "too long"), (last.Type, last.SetAsideFor));
    }
}
