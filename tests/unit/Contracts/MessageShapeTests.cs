using System.Text.Json.Nodes;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>A sender must learn everything that is wrong with a message's shape from one refusal.</summary>
public class MessageShapeTests
{
    [Fact]
    public void Every_required_field_of_an_outage_report_is_missed_at_once() => Assert.Equal(
        ["premiseId", "reportId", "reportedAt", "servicePointId", "source", "troubleCodes"],
        Body.ReadOutage(new JsonObject()).Fields());

    [Fact]
    public void Every_required_field_of_a_payment_is_missed_at_once() => Assert.Equal(
        ["accountId", "amount", "channel", "externalId", "paymentId", "receivedAt", "tender"],
        Body.ReadPayment(new JsonObject()).Fields());

    [Fact]
    public void Every_required_field_of_a_service_request_is_missed_at_once() => Assert.Equal(
        ["requestId", "residentialStart.applicant", "residentialStart.premiseId", "residentialStart.services", "residentialStart.startDate", "submittedAt", "type"],
        Body.ReadRequest(new JsonObject { ["residentialStart"] = new JsonObject() }).Fields());

    [Fact]
    public void Every_required_field_of_a_field_result_is_missed_at_once() => Assert.Equal(
        ["crewId", "orderId", "outcome", "readings[1].meterId", "readings[1].reading", "resultId", "visitedAt"],
        Body.ReadFieldResult(JsonNode.Parse("""{"readings":[{"meterId":"M-1","reading":5},{}]}""")!).Fields());

    [Fact]
    public void Required_fields_of_nested_objects_are_named_by_their_path()
    {
        var body = Body.Request();
        body["residentialStart"]!["applicant"] = new JsonObject { ["email"] = 5 };

        Assert.Equal(
            ["residentialStart.applicant.email", "residentialStart.applicant.identityToken", "residentialStart.applicant.legalName"],
            Body.ReadRequest(body).Fields());
    }

    [Fact]
    public void Wrong_types_are_named_with_what_is_expected()
    {
        var reading = Body.ReadPayment(Body.Payment().With("amount", "25.10").With("receivedAt", "yesterday").With("paymentId", 7).With("channel", "Pigeon"));

        Assert.Equal(
            [
                "amount: must be a number, not a string",
                "channel: must be one of Portal, Phone, Lockbox, Cashier, Bank, Agency, Assistance, Kiosk",
                "paymentId: must be a string",
                "receivedAt: must be an ISO 8601 date and time with its offset",
            ],
            reading.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_wrong_element_of_an_array_is_named()
    {
        var body = Body.Outage().With("troubleCodes", new JsonArray("NoPower", "Ghosts", 3, null));
        Assert.Equal(["troubleCodes[1]", "troubleCodes[2]", "troubleCodes[3]"], Body.ReadOutage(body).Fields());
    }

    [Fact]
    public void A_null_among_the_readings_is_named() =>
        Assert.Equal(["readings[0]"], Body.ReadFieldResult(Body.FieldResult().With("readings", new JsonArray(null, new JsonObject { ["meterId"] = "M-1", ["reading"] = 1 }))).Fields());

    [Theory]
    [InlineData("5")]
    [InlineData("\"NoPower\"")]
    [InlineData("{}")]
    public void What_must_be_an_array_is_named(string instead) =>
        Assert.Equal(["troubleCodes"], Body.ReadOutage(Body.Outage().With("troubleCodes", JsonNode.Parse(instead))).Fields());

    [Fact]
    public void Null_where_a_value_must_be_is_named_for_every_field() => Assert.Equal(
        ["accountId", "channel", "externalId"],
        Body.ReadPayment(Body.Payment().With("accountId", null).With("channel", null).With("externalId", null)).Fields());

    [Theory]
    [InlineData("\"Pigeon\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("\"Portal, Phone\"")]
    [InlineData("\"Web\\u002CIvr\"")]
    [InlineData("\"\"")]
    public void What_is_no_name_of_the_list_is_refused(string channel) =>
        Assert.Equal(["channel"], Body.ReadPayment(Body.Payment().With("channel", JsonNode.Parse(channel))).Fields());

    [Theory]
    [InlineData("9/3/2026")]
    [InlineData("2026-02-30")]
    public void A_date_that_is_none_is_refused(string date)
    {
        var body = Body.Request();
        body["residentialStart"]!["startDate"] = date;
        Assert.Equal(["residentialStart.startDate"], Body.ReadRequest(body).Fields());
    }

    [Fact]
    public void A_number_too_large_for_its_field_is_refused() =>
        Assert.Equal(["amount"], Body.Read<PaymentReceived>(Body.Payment().ToJsonString().Replace("25.10", "1e400", StringComparison.Ordinal)).Fields());

    [Fact]
    public void A_field_in_another_case_is_not_called_missing() =>
        Assert.Equal(["amount"], Body.ReadPayment(Body.Payment().Without("paymentId").With("PaymentId", "pay-1").With("amount", "25.10")).Fields());

    [Theory]
    [InlineData("paymentId")]
    [InlineData("PAYMENTID")]
    public void A_field_given_twice_is_named(string second)
    {
        var body = Body.Payment().ToJsonString();
        var repeated = $"{body[..^1]},\"{second}\":\"pay-2\"}}";
        Assert.Equal(["paymentId: must not be given twice"], Body.Read<PaymentReceived>(repeated).Problems.Select(problem => problem.ToString()));
    }
}
