using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>A harmless number taken for a card would set an honest message aside.</summary>
public class HarmlessNumberTests
{
    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("9111111111111111")]
    [InlineData("411111111111")]
    [InlineData("41111111111111111111")]
    [InlineData("ivr4111111111111111")]
    [InlineData("4111111111111111a")]
    [InlineData("30/05/2026 14.30.00")]
    [InlineData("2026.03.02-000123-4567")]
    [InlineData("+4917012345677 and +491701234565")]
    [InlineData("850.555.0100 / 850.555.0101")]
    [InlineData("address 123456789")]
    [InlineData("1.123.45.6789")]
    [InlineData("123456789")]
    [InlineData("+18505550100")]
    [InlineData("850-555-0100")]
    [InlineData("850-555-0100 850-555-0101")]
    [InlineData("+1 850 555 0100 / +1 850 555 0199")]
    [InlineData("2026-03-02T14:30:00.1234567+00:00")]
    [InlineData("2026-03-02 14-30-00")]
    [InlineData("20260302143000123")]
    [InlineData("1772461800000")]
    [InlineData("1772461800000000")]
    [InlineData("32301-1234")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("W-20260302-000123")]
    [InlineData("fo-5500001234-on1")]
    public void A_number_of_another_kind_is_let_through(string text) => Assert.False(IsProhibited(text), text);

    [Fact]
    public void Account_numbers_are_let_through() => Property.Holds(
        Gen.Choose(0, int.MaxValue).Select(request => AccountNumber.For("a key of thirty-two characters..", $"req-{request}")),
        number => !IsProhibited(number) && !IsProhibited($"fo-{number}-on1") && !IsProhibited($"Your account number is {number}."));

    [Fact]
    public void UUIDs_are_let_through()
    {
        var uuids = Gen.Choose(0, 255).ArrayOf(16).Select(bytes => new Guid([.. bytes.Select(value => (byte)value)]));
        Property.Holds(uuids.Where(HasALetter), uuid => !IsProhibited(uuid.ToString()) && !IsProhibited($"portal-{uuid}") && !IsProhibited(uuid.ToString("N")));
    }

    [Fact]
    public void Moments_are_let_through_in_every_usual_form()
    {
        var moments = Gen.Choose(0, int.MaxValue).Select(seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(seconds));
        Property.Holds(moments, moment =>
            !IsProhibited(moment.ToString("O", CultureInfo.InvariantCulture))
            && !IsProhibited(moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture))
            && !IsProhibited(moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The one UUID in millions whose groups are all digits could be a card number as far as anybody can tell.</summary>
    private static bool HasALetter(Guid uuid)
    {
        var text = uuid.ToString();
        return text.AsSpan(14, 22).IndexOfAnyInRange('a', 'f') >= 0 && text.AsSpan(0, 18).IndexOfAnyInRange('a', 'f') >= 0;
    }

    private static bool IsProhibited(string text) => ProhibitedContent.Find(Encoding.UTF8.GetBytes($"{{\"externalId\":\"{text}\"}}")) is not null;
}
