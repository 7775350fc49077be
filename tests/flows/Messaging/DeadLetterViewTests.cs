using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.Triage;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Tests.Flows.Messaging;

/// <summary>A dead letter shows nothing that may not be kept, and nothing that nobody could read.</summary>
public sealed class DeadLetterViewTests
{
    private const string Card = "4111 1111 1111 1111";
    private static readonly ContractReader Reader = new(IntakeLimits.Default, TimeProvider.System);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-16", false }, { "utf-16", true }, { "utf-16BE", false }, { "utf-16BE", true },
        { "utf-32", false }, { "utf-32", true }, { "utf-32BE", false }, { "utf-32BE", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_body_in_another_encoding_is_told_by_length_encoding_and_hash_alone(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] body = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(new JsonObject { ["externalId"] = Card }.ToJsonString())];

        var letter = DeadLetterView.Of(Dead(body));
        Assert.Null(letter.Body);
        Assert.Equal(name.ToUpperInvariant() switch { "UTF-16" => "UTF-16LE", "UTF-32" => "UTF-32LE", var told => told }, letter.Undecoded?.Encoding);
        Assert.Equal((body.Length, Convert.ToHexStringLower(SHA256.HashData(body))), (letter.Undecoded!.Length, letter.Undecoded.Sha256));

        var description = string.Join("; ", Reader.Read<PaymentReceived>(body).Problems);
        Assert.Contains(letter.Undecoded.ToString(), description, StringComparison.Ordinal);
        Assert.DoesNotContain("1111", description.Replace(letter.Undecoded.Sha256, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"paymentId\":\"pay-1\"")]
    [InlineData("<payment/>")]
    [InlineData("")]
    public void A_body_that_is_no_json_is_not_shown(string body)
    {
        var letter = DeadLetterView.Of(Dead(Encoding.UTF8.GetBytes(body)));
        Assert.Equal((null, "UTF-8", body.Length), (letter.Body, letter.Undecoded?.Encoding, letter.Undecoded?.Length));
    }

    [Fact]
    public void A_body_of_broken_utf_8_is_not_shown()
    {
        var letter = DeadLetterView.Of(Dead(Encoding.Latin1.GetBytes("""{"externalId":"caf\u00e9 4111"}""".Replace("\\u00e9", "\u00e9", StringComparison.Ordinal))));
        Assert.Equal((null, "unknown"), (letter.Body, letter.Undecoded?.Encoding));
    }

    [Fact]
    public void A_body_that_was_read_is_shown_unless_it_holds_what_may_not_be_kept()
    {
        var phone = new JsonObject { ["callbackPhone"] = "+378282246310005" };
        Assert.Equal(phone.ToJsonString(), DeadLetterView.Of(Dead(Encoding.UTF8.GetBytes(phone.ToJsonString()), subject: "OutageReported.v1")).Body);
        Assert.Null(DeadLetterView.Of(Dead(Encoding.UTF8.GetBytes(phone.ToJsonString()))).Body);
        Assert.Null(DeadLetterView.Of(Dead(Encoding.UTF8.GetBytes(new JsonObject { ["x"] = Card }.ToJsonString()))).Body);
    }

    [Fact]
    public void A_card_number_for_an_id_is_not_shown() => Assert.Equal("(not shown)", DeadLetterView.Of(Dead("{}"u8.ToArray(), id: "4111-1111-1111-1111")).MessageId);

    private static ServiceBusReceivedMessage Dead(byte[] body, string id = "pay-1", string subject = "PaymentReceived.v1") =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(body: new BinaryData(body), messageId: id, subject: subject, deliveryCount: 1);
}
