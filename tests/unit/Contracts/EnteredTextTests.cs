using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>What looks the same is the same, and what looks like nothing is nothing.</summary>
public sealed class EnteredTextTests
{
    private static readonly string[] Unseen = ["\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202E", "\u034F", "\u115F", "\u3164", "\uFFA0", "\u2800", "\uFE0F", "\0", "\a", "\u001B", "\uFFFE", "\U000E0041"];

    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.Elements(Unseen), Gen.Elements("a", "B", "7", "é", "e\u0301", "\u0301", "Å", "漢", "😀", "\uFB2C", "-", "."), Gen.Elements(" ", "\u00A0", "\t", "\n", "\r\n", "\u2028", "\u3000"))
            .ArrayOf().Select(string.Concat);

    [Fact]
    public void Cleaning_again_changes_nothing() =>
        Property.Holds(Texts, text => EnteredText.Line(EnteredText.Line(text)) == EnteredText.Line(text) && EnteredText.Lines(EnteredText.Lines(text)) == EnteredText.Lines(text));

    [Fact]
    public void What_nobody_sees_makes_no_difference_wherever_it_stands()
    {
        var cases = from words in Gen.Elements("Café LLC", "Cafe\u0301 LLC", "Alpha Foods", "漢字 Inc") from unseen in Gen.Elements(Unseen) from at in Gen.Choose(0, words.Length) select (words, words.Insert(at, unseen));
        Property.Holds(cases, pair => EnteredText.IsSameName(pair.words, pair.Item2));
    }

    [Fact]
    public void A_line_has_no_control_character_no_double_space_and_nothing_around_it() => Property.Holds(Texts, text =>
    {
        var line = EnteredText.Line(text);
        return line == line.Trim() && !line.Contains("  ", StringComparison.Ordinal) && !line.Any(char.IsControl) && line.IsNormalized();
    });

    [Fact]
    public void What_nobody_sees_alone_is_empty() =>
        Assert.All(Unseen, unseen => Assert.Equal(("", ""), (EnteredText.Line($" {unseen}\t"), EnteredText.Lines($"{unseen}\n{unseen}"))));

    [Theory]
    [InlineData("Alpha Foods", "alpha foods")]
    [InlineData("Alpha Foods", "AlphaFoods")]
    [InlineData("Cafe LLC", "Café LLC")]
    public void Names_that_are_read_differently_differ(string one, string other) => Assert.False(EnteredText.IsSameName(one, other));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_not_thrown_at() => Assert.Equal("a\uFFFDb", EnteredText.Line("a\ud800b"));

    [Fact]
    public void A_name_is_kept_in_its_composed_form_on_one_line()
    {
        var request = Sample.Request() with { ResidentialStart = Sample.Details() with { Applicant = new(" Rene\u0301e\u200B\u00A0Lo\u0301pez\n", "idt-77") } };
        Assert.Equal("Renée López", Body.ReadRequest(Body.Of(request)).Message!.ResidentialStart!.Applicant.LegalName);
    }

    [Fact]
    public void A_comment_keeps_its_lines() =>
        Assert.Equal("dark\n  since noon", Body.ReadOutage(Body.Outage().With("comment", "\tdark\r\n  since\u200B noon \a")).Message!.Comment);

    [Fact]
    public void A_name_of_invisible_characters_is_too_short()
    {
        var body = Body.Request();
        body["residentialStart"]!["applicant"]!["legalName"] = "\u200B\u200B\u200B\u200B";
        Assert.Equal(["residentialStart.applicant.legalName"], Body.ReadRequest(body).Fields());
    }

    [Theory]
    [InlineData("pay-1\u200B")]
    [InlineData("\uFEFFpay-1")]
    [InlineData("pay-1 ")]
    [InlineData("pay\u00AD-1")]
    public void An_id_is_refused_and_not_cleaned(string id) => Assert.Equal(["paymentId"], Body.ReadPayment(Body.Payment().With("paymentId", id)).Fields());

    [Theory]
    [InlineData("tok_9f\u200B")]
    [InlineData(" tok_9f")]
    [InlineData("toke\u0301n")]
    public void Anothers_name_for_a_thing_is_refused_in_any_but_its_plain_form(string token) =>
        Assert.Equal(["methodToken"], Body.ReadPayment(Body.Payment().With("methodToken", token)).Fields());

    [Fact]
    public void Texts_in_lists_and_in_objects_of_lists_are_read_the_same_way()
    {
        Assert.Equal(["readings[0].meterId"], Body.ReadFieldResult(Body.Of(Sample.FieldResult() with { Readings = [new MeterReading("M-1\u200B", 5)] })).Fields());
        Assert.Equal("dog", Body.ReadFieldResult(Body.FieldResult().With("note", "\u200Bdog\u200B")).Message!.Note);
    }

    [Fact]
    public void A_request_written_with_care_stays_as_it_is() => Assert.Equal(
        Body.Of(Sample.Request()).ToJsonString(), Body.Of(Body.Read<ServiceRequested>(Body.Request().ToJsonString()).Message!).ToJsonString());
}
