using System.Text.Json.Nodes;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outages;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>What types cannot say: each contract names every rule that is broken, all at once.</summary>
public class MessageRuleTests
{
    private const string NotAnId = "a/b";

    [Fact]
    public void Every_broken_rule_of_an_outage_report_is_named() => Assert.Equal(
        ["accountId", "callbackPhone", "comment", "premiseId", "reportId", "servicePointId", "troubleCodes"],
        Body.ReadOutage(Body.Of(new OutageReported
        {
            ReportId = NotAnId,
            Source = OutageSource.Ivr,
            PremiseId = NotAnId,
            ServicePointId = "",
            ReportedAt = Sample.Now,
            TroubleCodes = [],
            AccountId = new('1', 65),
            CallbackPhone = "850-555-0100",
            Comment = new('x', 501),
        })).Fields());

    [Fact]
    public void Every_broken_rule_of_a_payment_is_named() => Assert.Equal(
        ["accountId", "amount", "externalId", "methodToken", "paymentId"],
        Body.ReadPayment(Body.Of(Sample.Payment(-1m) with { PaymentId = NotAnId, AccountId = "#", ExternalId = "  ", MethodToken = new('t', 129) })).Fields());

    [Fact]
    public void Every_broken_rule_of_a_field_result_is_named() => Assert.Equal(
        ["crewId", "note", "orderId", "readings[0].meterId", "readings[1].reading", "resultId"],
        Body.ReadFieldResult(Body.Of(Sample.FieldResult(id: NotAnId) with
        {
            OrderId = NotAnId,
            CrewId = NotAnId,
            Note = new('n', 1001),
            Readings = [new(NotAnId, 5), new("M-2", -1)],
        })).Fields());

    [Fact]
    public void Every_broken_rule_of_a_service_request_is_named() => Assert.Equal(
        [
            "requestId",
            "residentialStart.applicant.email",
            "residentialStart.applicant.identityToken",
            "residentialStart.applicant.legalName",
            "residentialStart.applicant.phone",
            "residentialStart.premiseId",
            "residentialStart.services",
        ],
        Body.ReadRequest(Body.Of(Sample.Request() with
        {
            RequestId = NotAnId,
            ResidentialStart = Sample.Details() with { Applicant = new("A", NotAnId, "nobody", "911"), PremiseId = NotAnId, Services = [] },
        })).Fields());

    [Fact]
    public void A_request_needs_the_details_of_its_type() => Assert.Equal(["residentialStart"], Body.ReadRequest(Body.Request().Without("residentialStart")).Fields());

    [Fact]
    public void A_list_must_not_repeat_itself()
    {
        Assert.Equal(["troubleCodes"], Body.ReadOutage(Body.Outage().With("troubleCodes", new JsonArray("Fire", "Fire"))).Fields());
        var body = Body.Request();
        body["residentialStart"]!["services"] = new JsonArray("Water", "Water");
        Assert.Equal(["residentialStart.services"], Body.ReadRequest(body).Fields());
    }

    [Theory]
    [InlineData("0.00")]
    [InlineData("-0.01")]
    [InlineData("10.005")]
    [InlineData("5000000.01")]
    public void An_amount_out_of_bounds_is_refused(string amount) => Assert.Equal(["amount"], ReadAmount(amount));

    [Theory]
    [InlineData("0.01")]
    [InlineData("10")]
    [InlineData("10.500")]
    [InlineData("5000000.00")]
    public void An_amount_within_bounds_is_taken(string amount) =>
        Assert.NotNull(Body.ReadPayment(Body.Payment().With("channel", nameof(PaymentChannel.Lockbox)).With("amount", JsonNode.Parse(amount))).Message);

    [Theory]
    [InlineData("pay 1")]
    [InlineData("pay/1")]
    [InlineData("pay#1")]
    [InlineData("pay?1")]
    [InlineData("pay\\1")]
    [InlineData("pay-1\n")]
    [InlineData("päy-1")]
    public void What_cannot_be_part_of_a_document_id_or_a_URL_is_no_id(string id) =>
        Assert.Equal(["paymentId"], Body.ReadPayment(Body.Payment().With("paymentId", id)).Fields());

    [Theory]
    [InlineData("+18505550100\n")]
    [InlineData("+0850555010")]
    [InlineData("18505550100")]
    [InlineData("+1850555010012345")]
    public void A_phone_number_is_in_E164_form(string phone) =>
        Assert.Equal(["callbackPhone"], Body.ReadOutage(Body.Outage().With("callbackPhone", phone)).Fields());

    [Theory]
    [InlineData("ada@example")]
    [InlineData("ada example@example.org")]
    [InlineData("ada@example.org\n")]
    public void An_email_address_looks_like_one(string email)
    {
        var body = Body.Request();
        body["residentialStart"]!["applicant"]!["email"] = email;
        Assert.Equal(["residentialStart.applicant.email"], Body.ReadRequest(body).Fields());
    }

    [Fact]
    public void No_problem_repeats_the_value()
    {
        const string Secret = "Zx9/secret";
        var reading = Body.ReadPayment(Body.Payment().With("paymentId", Secret).With("accountId", Secret).With("externalId", ""));
        var shape = Body.ReadPayment(Body.Payment().With("channel", Secret).With("receivedAt", Secret).With("amount", Secret));

        Assert.All(reading.Problems.Concat(shape.Problems), problem => Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.Ordinal));
        Assert.Equal(6, reading.Problems.Count + shape.Problems.Count);
    }

    private static IEnumerable<string> ReadAmount(string amount) => Body.ReadPayment(Body.Payment().With("amount", JsonNode.Parse(amount))).Fields();
}
