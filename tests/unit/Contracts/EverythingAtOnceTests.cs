using System.Text;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>A sender learns in one answer both which fields have the wrong shape and which others break a rule.</summary>
public sealed class EverythingAtOnceTests
{
    [Fact]
    public void Broken_rules_are_named_beside_wrong_shapes_and_no_field_twice()
    {
        var fields = FieldsOf<PaymentReceived>("""
            {"paymentId":"no spaces please","channel":"Cheque","externalId":"","accountId":7,"amount":-2,"receivedAt":"2026-03-02T14:00:00Z"}
            """);
        Assert.Equal(["accountId", "amount", "channel", "externalId", "paymentId", "tender"], fields.Order());
    }

    [Fact]
    public void A_missing_object_hides_only_its_own_fields()
    {
        var fields = FieldsOf<ServiceRequested>("""
            {"requestId":"a b","type":"ResidentialStart","submittedAt":"2026-03-02T14:00:00Z",
             "residentialStart":{"premiseId":"P 1","services":["Electric","Electric"],"startDate":"2026-03-02"}}
            """);
        Assert.Equal(["requestId", "residentialStart.applicant", "residentialStart.premiseId", "residentialStart.services"], fields.Order());
    }

    [Fact]
    public void A_wrong_item_of_a_list_does_not_stop_the_rest_from_being_checked()
    {
        var fields = FieldsOf<ServiceRequested>("""
            {"requestId":"r-1","type":"ResidentialStart","submittedAt":"2026-03-02T14:00:00Z",
             "residentialStart":{"applicant":{"legalName":"N","identityToken":"idt-1"},"premiseId":"P-1","services":["Electric","Steam"],"startDate":"2026-03-02"}}
            """);
        Assert.Equal(["residentialStart.applicant.legalName", "residentialStart.services[1]"], fields.Order());
    }

    private static IEnumerable<string> FieldsOf<T>(string json) where T : class, IContract =>
        Sample.Reader.Read<T>(Encoding.UTF8.GetBytes(json)).Problems.Select(problem => problem.Field);
}
