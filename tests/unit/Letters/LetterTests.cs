using System.Text.RegularExpressions;
using Fluid;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.Letters;

/// <summary>What letters say, and what they never say.</summary>
public sealed partial class LetterTests
{
    [Fact]
    public void No_letter_has_a_code_in_it() => Assert.All(EveryLetter.All, letter => Assert.DoesNotMatch(Code(), EveryLetter.Text(letter)));

    [Fact]
    public void Every_letter_greets_by_name_and_says_how_to_speak_to_a_person() => Assert.All(EveryLetter.All, letter =>
    {
        var text = EveryLetter.Text(letter);
        Assert.StartsWith("Dear Ada Lopez,\n", text, StringComparison.Ordinal);
        Assert.Contains("To speak to a person, call (850) 555-0123 or come to 100 Main Street: Monday to Friday, 8 AM to 5 PM.", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_template_is_some_letters() =>
        Assert.Equal(LetterTemplate.InUse.Select(template => template.Id).Order(), EveryLetter.All.Select(letter => letter.Template).Distinct().Order());

    [Fact]
    public void A_refusal_says_why_in_words_and_how_to_dispute_it() => Assert.All(EveryLetter.Reasons, reason =>
    {
        var text = EveryLetter.Text(RefuseRequest.Letter(new(Sample.Case, reason)));
        Assert.Contains($"has ended without service: {CaseReasons.WordsFor(reason)}.", text, StringComparison.Ordinal);
        Assert.Contains("ask for a review within 30 days", text, StringComparison.Ordinal);
        Assert.DoesNotContain("security", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_welcome_says_what_was_started_and_when_and_the_account_number_and_nothing_private()
    {
        var text = EveryLetter.Text(ConfirmService.Letter(new(Sample.Start, "fo-1000000001-on1", new(2026, 3, 11))));
        Assert.Contains("your service has started on March 11, 2026: electric and water.", text, StringComparison.Ordinal);
        Assert.Contains($"Your account number is {Sample.AccountId}.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("idt-77", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_leaves_a_field_of_its_template_empty_is_not_written() =>
        Assert.ThrowsAny<FluidException>(() => EveryLetter.Text(new(Sample.Case, "welcome", "Welcome letter", "welcome-home", new Dictionary<string, object>())));

    [GeneratedRegex("[A-Z][a-z]+[A-Z][a-z]+")]
    private static partial Regex Code();
}
