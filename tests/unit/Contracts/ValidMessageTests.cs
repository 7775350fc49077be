using System.Text.Json.Nodes;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outages;

namespace Serverless.Tests.Unit.Contracts;

public class ValidMessageTests
{
    [Fact]
    public void An_outage_report_is_read()
    {
        var report = Body.ReadOutage(Body.Outage()).Message!;
        Assert.Equal(("ivr-1", OutageSource.Ivr, Sample.Now), (report.ReportId, report.Source, report.ReportedAt));
        Assert.Equal([TroubleCode.NoPower], report.TroubleCodes);
    }

    [Fact]
    public void A_payment_is_read() => Assert.Equal(Sample.Payment() with { MethodToken = "tok_9f" }, Body.ReadPayment(Body.Payment()).Message);

    [Fact]
    public void A_service_request_is_read()
    {
        var request = Body.ReadRequest(Body.Request()).Message!;
        Assert.Equal((ServiceRequestType.ResidentialStart, Sample.Details().Applicant), (request.Type, request.ResidentialStart!.Applicant));
        Assert.Equal(Sample.Details().Services, request.ResidentialStart.Services);
    }

    [Fact]
    public void A_field_result_is_read() => Assert.Equal([new("M-1", 1200)], Body.ReadFieldResult(Body.FieldResult()).Message!.Readings);

    [Fact]
    public void What_is_optional_may_be_left_out_or_null()
    {
        Assert.NotNull(Body.ReadOutage(Body.Outage().Without("accountId", "callbackPhone").With("comment", null)).Message);
        Assert.NotNull(Body.ReadPayment(Body.Payment().Without("methodToken")).Message);
        Assert.Empty(Body.ReadFieldResult(Body.FieldResult().Without("readings", "note")).Message!.Readings);
        var applicant = new JsonObject { ["legalName"] = "Ada Lopez", ["identityToken"] = "idt-77" };
        var request = Body.Request();
        request["residentialStart"]!["applicant"] = applicant;
        Assert.NotNull(Body.ReadRequest(request).Message);
    }

    [Fact]
    public void What_the_contract_does_not_know_is_passed_over() =>
        Assert.NotNull(Body.ReadPayment(Body.Payment().With("branch", "Lake Mary").With("extra", new JsonArray(1, 2))).Message);

    [Fact]
    public void Names_are_read_without_regard_to_case() =>
        Assert.NotNull(Body.ReadPayment(Body.Payment().Without("paymentId").With("PaymentId", "pay-1")).Message);

    [Fact]
    public void Text_in_any_script_is_kept() =>
        Assert.Equal("Línea caída 🌳", Body.ReadOutage(Body.Outage().With("comment", "Línea caída 🌳")).Message!.Comment);

    [Fact]
    public void An_amount_keeps_its_cents_exactly() => Assert.Equal(0.1m + 0.2m, Body.ReadPayment(Body.Payment().With("amount", 0.30m)).Message!.Amount);
}
