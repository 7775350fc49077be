using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.Messaging;

public class EnvelopeTests
{
    [Fact]
    public void A_message_in_its_envelope_is_read() =>
        Assert.Equal("pay-1", Envelope.Read<PaymentReceived>(Message.Received(Body.Payment()), Sample.Reader).Message?.PaymentId);

    [Theory]
    [InlineData("PaymentReceived.v2")]
    [InlineData("paymentreceived.v1")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_subject_is_refused_whatever_the_body_says(string? subject)
    {
        var reading = Envelope.Read<PaymentReceived>(Message.Received(Body.Payment(), subject: subject!), Sample.Reader);
        Assert.Equal(["subject: must be PaymentReceived.v1"], reading.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>Duplicate detection works on MessageId; were it not the key, a repeat would pass it.</summary>
    [Theory]
    [InlineData("pay-2")]
    [InlineData("PAY-1")]
    public void A_message_id_that_is_not_the_key_is_refused(string id)
    {
        var reading = Envelope.Read<PaymentReceived>(Message.Received(Body.Payment(), id), Sample.Reader);
        Assert.Equal(["messageId: must equal the key in the body"], reading.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_body_that_does_not_fit_is_refused_with_its_fields() =>
        Assert.Equal(["amount", "channel"], Envelope.Read<PaymentReceived>(Message.Received(Body.Payment().Without("amount", "channel")), Sample.Reader).Fields());

    [Fact]
    public void What_is_wrapped_carries_its_key_its_type_and_where_it_came_from()
    {
        var body = BinaryData.FromString(Body.Payment().ToJsonString());
        var wrapped = Envelope.Wrap(Sample.Payment(), body.ToMemory(), source: "http");

        Assert.Equal(("pay-1", "PaymentReceived.v1", "pay-1"), (wrapped.MessageId, wrapped.Subject, wrapped.CorrelationId));
        Assert.Equal(("application/json", "http"), (wrapped.ContentType, wrapped.ApplicationProperties["source"]));
        Assert.Equal(body.ToString(), wrapped.Body.ToString());
    }
}
