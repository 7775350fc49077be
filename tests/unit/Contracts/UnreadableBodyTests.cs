using System.Text;
using FsCheck.Fluent;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>Whatever arrives is answered, never thrown at: a throwing reader would have the message delivered ten times.</summary>
public class UnreadableBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("{\"paymentId\":\"pay-1\",}")]
    [InlineData("{\"paymentId\":\"pay-1\"} {}")]
    [InlineData("<payment/>")]
    public void A_body_that_is_not_JSON_is_refused_as_a_whole(string body)
    {
        var problem = Assert.Single(Body.Read<PaymentReceived>(body).Problems);
        Assert.Equal("$", problem.Field);
        Assert.StartsWith("must be JSON", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_JSON_is_located()
    {
        var problem = Assert.Single(Body.Read<PaymentReceived>("{\n\"amount\": x}").Problems);
        Assert.StartsWith("$: must be JSON (line 2, byte 11); received 14 bytes, UTF-8, SHA-256 ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"pay-1\"")]
    public void JSON_that_is_no_object_is_refused_as_a_whole(string body) =>
        Assert.Equal(["$: must be an object"], Body.Read<PaymentReceived>(body).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void A_body_larger_than_any_contract_is_refused_unread()
    {
        var problem = Assert.Single(Body.Read<PaymentReceived>(new string('x', ContractReader.LargestBody + 1)).Problems);
        Assert.Equal($"$: must be no longer than {ContractReader.LargestBody} bytes", problem.ToString());
    }

    [Fact]
    public void A_body_of_the_largest_size_is_read()
    {
        var body = Body.Payment().ToJsonString();
        Assert.NotNull(Body.Read<PaymentReceived>(body.PadRight(ContractReader.LargestBody)).Message);
    }

    [Fact]
    public void JSON_too_deep_to_be_a_message_is_refused() =>
        Assert.Equal(["$"], Body.Read<PaymentReceived>(new string('[', 100) + new string(']', 100)).Fields());

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("half a pair: \\ud800")]
    public void A_string_with_half_a_surrogate_pair_is_named(string text) =>
        Assert.Equal(["externalId"], Body.Read<PaymentReceived>(Body.Payment().ToJsonString().Replace("W-991", text, StringComparison.Ordinal)).Fields());

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_refused() =>
        Assert.Equal(["$"], Body.Read<PaymentReceived>("""{"\ud800":1}""").Fields());

    [Fact]
    public void Broken_UTF_8_is_refused()
    {
        var body = Encoding.Latin1.GetBytes(Body.Payment().ToJsonString().Replace("W-991", "W-\u00e9", StringComparison.Ordinal));
        Assert.Equal(["externalId"], Sample.Reader.Read<PaymentReceived>(body).Fields());
    }

    [Fact]
    public void No_damage_to_a_body_makes_the_reader_throw()
    {
        var body = Encoding.UTF8.GetBytes(Body.Payment().ToJsonString());
        var damages =
            from position in Gen.Choose(0, body.Length - 1)
            from length in Gen.Choose(0, 4)
            from bytes in Gen.Elements<byte>([.. "{}[]\",:\\u0/ -9e"u8, 0, 0x80, 0xC3, 0xED, 0xFF]).ArrayOf(length)
            from lost in Gen.Choose(0, 3)
            select (byte[])[.. body[..position], .. bytes, .. body[Math.Min(position + lost, body.Length)..]];

        Property.Holds(damages, damaged =>
        {
            var reading = Sample.Reader.Read<PaymentReceived>(damaged);
            return (reading.Message is not null) ^ (reading.Problems.Count > 0) ^ (reading.Prohibited is not null);
        });
    }
}
