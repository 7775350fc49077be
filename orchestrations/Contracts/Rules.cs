using System.Text.RegularExpressions;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Rules that several contracts share. Each returns its problem, or nothing.</summary>
internal static partial class Rules
{
    /// <summary>
    /// Checks an id, which becomes a document id and a URL segment: 1 to 64 letters, digits, and . _ : - (Cosmos forbids / \ ? #). At
    /// least one must be a letter or digit, since <c>..</c> would go up in a path.
    /// </summary>
    public static IEnumerable<FieldProblem> Id(string field, string? value)
    {
        if (value is not null && !IdPattern().IsMatch(value))
            yield return new(field, "must be 1 to 64 letters, digits, '.', '_', ':' or '-', with a letter or digit among them");
    }

    public static IEnumerable<FieldProblem> Text(string field, string? value, int longest, int shortest = 0)
    {
        if (value is null) yield break;
        if (value.Length < shortest) yield return new(field, shortest == 1 ? "must not be empty" : $"must have at least {shortest} characters");
        if (value.Length > longest) yield return new(field, $"must have at most {longest} characters");
    }

    /// <summary>Checks another system's name for a thing. It is stored unchanged, so it must already be in plain form.</summary>
    public static IEnumerable<FieldProblem> Reference(string field, string? value, int longest)
    {
        if (value is null) yield break;
        if (value.Length == 0 || value.Length > longest) yield return new(field, $"must have 1 to {longest} characters");
        if (EnteredText.Line(value) != value)
            yield return new(field, "must be in Unicode form NFC, without control or invisible characters and needless spaces");
    }

    /// <summary>Checks dollars: more than 0, at most <paramref name="most"/>, at most two decimals.</summary>
    public static IEnumerable<FieldProblem> Money(string field, decimal value, decimal most)
    {
        if (value <= 0) yield return new(field, "must be more than 0");
        if (value > most) yield return new(field, FormattableString.Invariant($"must be at most {most:0.00}"));
        if (decimal.Round(value, 2) != value) yield return new(field, "must have at most two decimals");
    }

    public static IEnumerable<FieldProblem> AtMost<T>(string field, IReadOnlyList<T> items, int most)
    {
        if (items.Count > most) yield return new(field, FormattableString.Invariant($"must not name more than {most}"));
    }

    /// <summary>Checks a phone number in E.164 form: a plus sign and up to 15 digits.</summary>
    public static IEnumerable<FieldProblem> Phone(string field, string? value)
    {
        if (value is not null && !PhonePattern().IsMatch(value)) yield return new(field, "must be in E.164 form, such as +18505550100");
    }

    public static IEnumerable<FieldProblem> Email(string field, string? value)
    {
        if (value is not null && (value.Length > 254 || !EmailPattern().IsMatch(value) || EnteredText.Line(value) != value)) yield return new(field, "must be an e-mail address");
    }

    [GeneratedRegex(@"^(?=.*[A-Za-z0-9])[A-Za-z0-9._:\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}
