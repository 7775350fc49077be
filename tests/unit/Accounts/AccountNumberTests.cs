using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;

namespace Serverless.Tests.Unit.Accounts;

/// <summary>
/// ISO/IEC 7064 MOD 11,10 finds every single wrong digit and nearly every swap of two neighbours: at each position one of
/// the 45 pairs of digits, which one depends on the digits before, can be swapped unnoticed.
/// </summary>
public class AccountNumberTests
{
    private const string Key = "a key of thirty-two characters..";

    private static readonly FsCheck.Gen<string> Numbers = Gen.Choose(0, int.MaxValue).Select(request => AccountNumber.For(Key, $"req-{request}"));

    [Fact]
    public void A_request_always_gets_the_same_number() => Assert.Equal(AccountNumber.For(Key, "req-1"), AccountNumber.For(Key, "req-1"));

    [Fact]
    public void The_number_of_a_request_is_what_it_was_in_the_first_release() =>
        Assert.Equal(("7438704968", "7420775442"), (AccountNumber.For(Key, "req-1"), AccountNumber.For(Key, "req-1", attempt: 1)));

    [Fact]
    public void Who_does_not_have_the_key_cannot_tell_a_requests_number() =>
        Assert.NotEqual(AccountNumber.For(Key, "req-1"), AccountNumber.For($"{Key}.", "req-1"));

    [Fact]
    public void Every_attempt_gives_another_number() =>
        Assert.Equal(50, Enumerable.Range(0, 50).Select(attempt => AccountNumber.For(Key, "req-1", attempt)).Distinct().Count());

    [Fact]
    public void Numbers_have_ten_digits_and_check() =>
        Property.Holds(Numbers, number => number.Length == 10 && number.All(char.IsAsciiDigit) && AccountNumber.IsValid(number));

    /// <summary>The standard's checking formula, in which the check digit takes part and the result is 1.</summary>
    [Fact]
    public void The_check_digit_satisfies_the_standards_formula() => Property.Holds(Numbers, number =>
    {
        var carried = 10;
        foreach (var digit in number[..9])
        {
            var sum = carried + (digit - '0');
            carried = 2 * (sum % 10 == 0 ? 10 : sum % 10) % 11;
        }
        return (carried + (number[9] - '0')) % 10 == 1;
    });

    [Fact]
    public void Any_single_wrong_digit_is_caught() => Property.Holds(
        Numbers,
        number => Enumerable.Range(0, 10).All(position => "0123456789"
            .Where(wrong => wrong != number[position])
            .All(wrong => !AccountNumber.IsValid($"{number[..position]}{wrong}{number[(position + 1)..]}"))));

    [Fact]
    public void Nearly_every_swap_of_neighbours_is_caught()
    {
        var swapped = (
            from request in Enumerable.Range(0, 2000)
            let number = AccountNumber.For(Key, $"req-{request}")
            from position in Enumerable.Range(0, 9)
            where number[position] != number[position + 1]
            select $"{number[..position]}{number[position + 1]}{number[position]}{number[(position + 2)..]}").ToList();

        Assert.InRange(swapped.Count(AccountNumber.IsValid), 0, swapped.Count / 30);
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("12345678901")]
    [InlineData("12345a7890")]
    [InlineData("١٢٣٤٥٦٧٨٩٠")]
    public void What_is_not_ten_ascii_digits_is_no_number(string text) => Assert.False(AccountNumber.IsValid(text));
}
