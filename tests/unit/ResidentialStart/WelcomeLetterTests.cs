using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.ResidentialStart;

public class WelcomeLetterTests
{
    private static readonly string Letter = ConfirmService.WelcomeLetter(new(Sample.Start, "fo-1000000001-on1", new(2026, 3, 11)));

    [Fact]
    public void It_greets_by_name_and_gives_the_account_number()
    {
        Assert.StartsWith("Dear Ada Lopez,", Letter, StringComparison.Ordinal);
        Assert.Contains($"Your account number is {Sample.AccountId}.", Letter, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_was_started_and_when() =>
        Assert.Contains("March 11, 2026: Electric, Water.", Letter, StringComparison.Ordinal);

    [Fact]
    public void It_tells_nothing_a_letter_should_not()
    {
        Assert.DoesNotContain("idt-77", Letter, StringComparison.Ordinal);
        Assert.DoesNotContain("req-1", Letter, StringComparison.Ordinal);
    }
}
