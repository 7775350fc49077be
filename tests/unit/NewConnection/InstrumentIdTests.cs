using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>An instrument is known by its issuer and the issuer's number.</summary>
public class InstrumentIdTests
{
    private static readonly Gen<string> Words = Gen.Elements("First", "Second", "Harbor", "Bank", "Surety", "&", "Trust/Co", "É", "1", "001", "1001");

    private static readonly Gen<string[]> Names = Words.NonEmptyListOf().Select(words => words.ToArray());

    private static readonly Gen<string> Spaces = Gen.Elements(" ", "  ", "\t", "\u00A0", " \u2009 ");

    private static readonly Gen<string> Around = Gen.OneOf(Gen.Constant(""), Spaces);

    [Fact]
    public void How_it_is_written_does_not_matter() => Property.Holds(
        from issuer in Names
        from written in Written(issuer)
        from number in Names
        from numberWritten in Written(number)
        select (issuer, written, number, numberWritten),
        drawn => InstrumentId.Of(string.Join(' ', drawn.issuer), string.Join(' ', drawn.number)) == InstrumentId.Of(drawn.written, drawn.numberWritten));

    [Fact]
    public void Another_issuer_or_another_number_is_another_paper() => Property.Holds(
        from one in Gen.Two(Names)
        from other in Gen.Two(Names)
        select (one, other),
        drawn =>
        {
            var isSame = drawn.one.Item1.SequenceEqual(drawn.other.Item1) && drawn.one.Item2.SequenceEqual(drawn.other.Item2);
            return isSame == (Of(drawn.one.Item1, drawn.one.Item2) == Of(drawn.other.Item1, drawn.other.Item2));
        });

    [Fact]
    public void It_fits_a_documents_id_whatever_the_issuer_is_called() =>
        Assert.Matches("^security-SB-1-[0-9a-f]{16}$", SecurityDocument.IdFor(Connection.Bond() with { Issuer = "Bank/of \\ #1?" }));

    private static string Of(string[] issuer, string[] number) => InstrumentId.Of(string.Join(' ', issuer), string.Join(' ', number));

    private static Gen<string> Written(string[] words) =>
        from before in Around
        from between in Spaces
        from after in Around
        from isUpper in Gen.Elements(true, false)
        let text = before + string.Join(between, words) + after
        select isUpper ? text.ToUpperInvariant() : text.ToLowerInvariant();
}
