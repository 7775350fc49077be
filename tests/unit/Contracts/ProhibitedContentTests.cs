using System.Text;
using System.Text.Json.Nodes;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>
/// PCI DSS 3.2: no card number may be stored, in whatever field it comes. The numbers are the card schemes' public test numbers.
/// </summary>
public class ProhibitedContentTests
{
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4012888888881881")]
    [InlineData("4222222222222")]
    [InlineData("5555555555554444")]
    [InlineData("5105105105105100")]
    [InlineData("2223003122003222")]
    [InlineData("378282246310005")]
    [InlineData("371449635398431")]
    [InlineData("6011111111111117")]
    [InlineData("6011000990139424")]
    [InlineData("30569309025904")]
    [InlineData("38520000023237")]
    [InlineData("3530111333300000")]
    [InlineData("6200000000000005")]
    [InlineData("4000000000000000006")]
    public void A_card_number_of_any_scheme_is_found_in_text_and_as_a_number(string card)
    {
        Assert.Equal(new("card number", "comment"), Find(card));
        Assert.Equal(new("card number", "comment"), ProhibitedContent.Find(Encoding.UTF8.GetBytes($"{{\"comment\":{card}}}")));
    }

    [Theory]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("411111 1111111111")]
    [InlineData("41 11 11 11 11 11 11 11")]
    [InlineData("3782 822463 10005")]
    [InlineData("3056-930902-5904")]
    [InlineData("4222 222 222 222")]
    [InlineData("4000 0000 0000 0000 006")]
    public void Grouping_does_not_hide_a_card_number(string card) => Assert.NotNull(Find(card));

    [Theory]
    [InlineData("paid with 4111111111111111, thanks")]
    [InlineData("4111 1111 1111 1111 12/28")]
    [InlineData("4111-1111-1111-1111 123")]
    [InlineData("receipt 20 4111 1111 1111 1111")]
    [InlineData("call 850 555 0100 about 3782 822463 10005")]
    [InlineData("2026-03-02 4111111111111111")]
    [InlineData("(4111111111111111)")]
    [InlineData("card:4111111111111111;exp:1228")]
    [InlineData("PAY-4111111111111111")]
    public void What_stands_around_does_not_hide_a_card_number(string text) => Assert.NotNull(Find(text));

    [Theory]
    [InlineData("078-05-1120", true)]
    [InlineData("SSN 219-09-9999.", true)]
    [InlineData("000-12-3456", false)]
    [InlineData("666-12-3456", false)]
    [InlineData("912-12-3456", false)]
    [InlineData("123-00-4567", false)]
    [InlineData("123-45-0000", false)]
    [InlineData("1219-09-9999", false)]
    [InlineData("219-09-99991", false)]
    [InlineData("ivr-219-09-9999", false)]
    public void A_social_security_number_is_found_where_the_SSA_could_have_issued_it(string text, bool isFound) =>
        Assert.Equal(isFound ? new ProhibitedContent("national id", "comment") : null, Find(text));

    [Theory]
    [InlineData("cardNumber")]
    [InlineData("CARDNUMBER")]
    [InlineData("pan")]
    [InlineData("cvv")]
    [InlineData("cvv2")]
    [InlineData("cvc")]
    [InlineData("ssn")]
    [InlineData("socialSecurityNumber")]
    [InlineData("nationalId")]
    [InlineData("taxpayerId")]
    [InlineData("itin")]
    public void A_field_that_must_not_exist_is_found_whatever_it_holds(string name) =>
        Assert.Equal(name, ProhibitedContent.Find(Encoding.UTF8.GetBytes($"{{\"deep\":[{{\"{name}\":null}}]}}"))?.Field);

    [Fact]
    public void Escapes_do_not_hide_a_card_number() =>
        Assert.NotNull(ProhibitedContent.Find("""{"note":"\u0034111 1111 1111 1111"}"""u8));

    [Fact]
    public void It_is_found_in_nested_objects_and_arrays_and_named_by_its_field() =>
        Assert.Equal("note", ProhibitedContent.Find("""{"a":{"b":[1,{"note":["x","4111111111111111"]}]}}"""u8)?.Field);

    [Fact]
    public void A_card_number_for_a_name_is_found_and_not_repeated()
    {
        var found = ProhibitedContent.Find("""{"4111111111111111":1}"""u8);
        Assert.Equal("a property name holds a card number", found?.ToString());
    }

    [Fact]
    public void A_message_with_a_card_number_is_refused_as_prohibited_and_its_other_faults_do_not_matter()
    {
        var reading = Body.ReadPayment(new JsonObject { ["externalId"] = "4111 1111 1111 1111" });

        Assert.Null(reading.Message);
        Assert.Empty(reading.Problems);
        Assert.Equal("externalId holds a card number", reading.Prohibited?.ToString());
    }

    [Fact]
    public void Valid_messages_hold_nothing_prohibited()
    {
        Assert.NotNull(Body.Read<PaymentReceived>(Body.Payment().ToJsonString()).Message);
        Assert.All([Body.Outage(), Body.Payment(), Body.Request(), Body.FieldResult()], body => Assert.Null(ProhibitedContent.Find(Encoding.UTF8.GetBytes(body.ToJsonString()))));
    }

    private static ProhibitedContent? Find(string comment) => ProhibitedContent.Find(Encoding.UTF8.GetBytes(new JsonObject { ["comment"] = comment }.ToJsonString()));
}
