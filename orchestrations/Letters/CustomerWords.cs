using Humanizer;

namespace Serverless.Orchestrations.Letters;

/// <summary>The words for customers in place of a code, such as "letter of credit" for <c>LetterOfCredit</c>.</summary>
public static class CustomerWords
{
    /// <summary>The value's <see cref="System.ComponentModel.DescriptionAttribute"/> if it has one, otherwise its name in lower case.</summary>
    public static string Of<T>(T value) where T : struct, Enum => value.Humanize(LetterCasing.LowerCase);

    /// <summary>Several values in one phrase, such as "electric, water and gas".</summary>
    public static string Of<T>(IEnumerable<T> values) where T : struct, Enum => values.Select(value => Of(value)).Humanize("and");
}
