using Humanizer;

namespace Serverless.Orchestrations.Letters;

/// <summary>The words a customer reads in place of a code, such as "letter of credit" for <c>LetterOfCredit</c>.</summary>
public static class CustomerWords
{
    /// <summary>The value's <see cref="System.ComponentModel.DescriptionAttribute"/> where it has one, else its name in small letters.</summary>
    public static string Of<T>(T value) where T : struct, Enum => value.Humanize(LetterCasing.LowerCase);

    /// <summary>Several in one sentence, such as "electric, water and gas".</summary>
    public static string Of<T>(IEnumerable<T> values) where T : struct, Enum => values.Select(value => Of(value)).Humanize("and");
}
