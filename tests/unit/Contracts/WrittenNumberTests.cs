using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>A card number or a national id is found however people and machines write it, and is never read into a number made for its field.</summary>
public sealed class WrittenNumberTests
{
    private static readonly Gen<string> Separators = Gen.Elements(" ", "-", ".", "/", "_", "\t", "\n", "\u00A0", "\u2009", "\u3000", "\u2010", "\u2012", "\u2013", "\u2014", "\u2212", "\uFF0D", "\uFF0F", "\uFF0E", "\u00B7", "\u2022", "\u2044");

    /// <summary>The zeros of scripts whose ten digits follow each other: ASCII, Arabic, Devanagari, Thai, full-width, mathematical.</summary>
    private static readonly Gen<int> Zeros = Gen.Elements('0', 0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10, 0x1D7CE);

    private static readonly Gen<string> Cards = Gen.Elements("4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005", "6011 1111 1111 1117", "4000 0000 0000 0000 006", "2223 0031 2200 3222");

    [Fact]
    public void A_card_number_is_found_in_any_digits_and_with_anything_between()
    {
        var written = from card in Cards
                      from zero in Zeros
                      from separator in Separators.ArrayOf(4)
                      from many in Gen.Choose(0, 3)
                      from around in Gen.Elements("", "paid with ", "PAN", "card: ")
                      select around + Written(card, zero, string.Concat(separator.Take(many)));
        Property.Holds(written, text => Find(text)?.Kind == "card number" && Find(text, Encoding.UTF8.GetBytes(new JsonObject { ["x"] = text }.ToJsonString()))?.Kind == "card number");
    }

    [Fact]
    public void A_national_id_is_found_in_any_digits_and_with_anything_between()
    {
        var written = from zero in Zeros
                      from separator in Separators.ArrayOf(3)
                      from many in Gen.Choose(1, 3)
                      from around in Gen.Elements("", "id ", "SSN", "SSN: ")
                      where separator.Length > 0
                      select around + Written("219 09 9999", zero, string.Concat(separator.Take(many)));
        Property.Holds(written, text => Find(text)?.Kind == "national id");
    }

    [Theory]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111\u00A01111\u00A01111\u00A01111")]
    [InlineData("4111\u20131111\u20131111\u20131111")]
    [InlineData("4111/1111/1111/1111")]
    [InlineData("4111  1111  1111  1111")]
    [InlineData("\uFF14\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11")]
    [InlineData("4111\u200B1111\u200B1111\u200B1111")]
    [InlineData("PAN4111111111111111")]
    [InlineData("PAN4111111111111111exp1228")]
    [InlineData("\uFF30\uFF21\uFF2E4111111111111111")]
    [InlineData("card4111111111111111")]
    [InlineData("123 45 6789")]
    [InlineData("SSN 123456789")]
    [InlineData("SSN123456789")]
    [InlineData("ssn: 123-45-6789")]
    [InlineData("social security number is 123456789")]
    [InlineData("ITIN 912-70-1234")]
    [InlineData("unit 12 219-09-9999")]
    public void It_is_refused_where_a_receipt_is_expected(string externalId) =>
        Assert.Equal("externalId", Body.ReadPayment(Body.Payment().With("externalId", externalId)).Prohibited?.Field);

    [Theory]
    [InlineData("5120261127000422")]
    [InlineData("4020260302000008")]
    public void A_receipt_that_tells_its_day_is_taken_in_fields_made_for_receipts_alone(string receipt)
    {
        var number = WithCheckDigit(receipt);
        Assert.NotNull(Body.ReadPayment(Body.Payment().With("externalId", number)).Message);
        Assert.NotNull(Body.ReadPayment(Body.Payment().With("paymentId", number)).Message);
        Assert.NotNull(Body.ReadPayment(Body.Payment().With("methodToken", number)).Prohibited);
        Assert.NotNull(Body.ReadOutage(Body.Outage().With("comment", number)).Prohibited);
    }

    [Theory]
    [InlineData("+491701234565")]
    [InlineData("+4222222222222")]
    [InlineData("+378282246310005")]
    public void A_phone_number_is_taken_in_fields_made_for_phones(string phone)
    {
        Assert.NotNull(Body.ReadOutage(Body.Outage().With("callbackPhone", phone)).Message);
        var body = Body.Request();
        body["residentialStart"]!["applicant"]!["phone"] = phone;
        Assert.NotNull(Body.ReadRequest(body).Message);
    }

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("+4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    public void A_card_number_is_no_phone_number(string phone) => Assert.NotNull(Body.ReadOutage(Body.Outage().With("callbackPhone", phone)).Prohibited);

    [Theory]
    [InlineData("123-45-6789", true)]
    [InlineData("41-02-20-225-0000", true)]
    [InlineData("4222222222222", true)]
    [InlineData("4111-1111-1111-1111", false)]
    [InlineData("4111111111111111", false)]
    [InlineData("SSN-123-45-6789", false)]
    public void A_parcel_id_of_the_countys_form_is_taken_in_fields_made_for_parcels(string parcel, bool isTaken)
    {
        var own = PersonalNumbersIn("parcelId", parcel, typeof(Orchestrations.NewConnection.Site));
        Assert.Equal(isTaken, own is null);
    }

    [Fact]
    public void A_field_of_another_object_by_the_same_name_is_not_made_for_it() =>
        Assert.NotNull(Body.ReadOutage(Body.Outage().With("x", new JsonObject { ["callbackPhone"] = "+378282246310005" })).Prohibited);

    [Fact]
    public void Lists_of_objects_keep_what_their_fields_are_made_for()
    {
        const string Applicant = """{"contacts":[{"name":"A","phone":"+378282246310005"},{"name":"B","phone":"+378282246310005"}],"phone":"+378282246310005"}""";
        var found = ProhibitedContent.Find(Encoding.UTF8.GetBytes(Applicant), typeof(Orchestrations.NewConnection.NewConnectionDetails));
        Assert.Equal(new("card number", "phone"), found);
        Assert.Null(ProhibitedContent.Find(Encoding.UTF8.GetBytes(Applicant.Replace(",\"phone\":\"+378282246310005\"}", "}", StringComparison.Ordinal)), typeof(Orchestrations.NewConnection.NewConnectionDetails)));
    }

    [Fact]
    public void Looking_through_plain_ascii_allocates_nothing()
    {
        var body = Encoding.UTF8.GetBytes(Body.Outage().ToJsonString());
        Assert.Null(ProhibitedContent.Find(body, typeof(Orchestrations.Outages.OutageReported)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = ProhibitedContent.Find(body, typeof(Orchestrations.Outages.OutageReported));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ProhibitedContent? PersonalNumbersIn(string field, string text, Type contract) =>
        ProhibitedContent.Find(Encoding.UTF8.GetBytes(new JsonObject { [field] = text }.ToJsonString()), contract);

    private static ProhibitedContent? Find(string text, byte[]? json = null) => json is null ? ProhibitedContent.FindIn("comment", text) : ProhibitedContent.Find(json);

    private static string Written(string number, int zero, string separator) =>
        string.Concat(number.Select(letter => letter == ' ' ? separator : char.ConvertFromUtf32(zero + letter - '0')));

    /// <summary>The number with its last digit such that it passes Luhn's check.</summary>
    private static string WithCheckDigit(string number) =>
        Enumerable.Range(0, 10).Select(last => $"{number[..^1]}{last}").Single(candidate => ProhibitedContent.FindIn("", candidate) is not null);
}
