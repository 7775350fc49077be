using System.Globalization;

namespace Serverless.LocalDev.Scenario;

/// <summary>One line of the books: what was expected and what is there.</summary>
internal sealed record BookLine(string What, string Expected, string Found)
{
    public bool IsBalanced => Expected == Found;
}

/// <summary>Collects the comparison of expected and found, line by line, and every imbalance by name.</summary>
internal sealed class Bookkeeping
{
    private readonly List<BookLine> lines = [];
    private readonly List<string> imbalances = [];

    public IReadOnlyList<BookLine> Lines => lines;

    public IReadOnlyList<string> Imbalances => imbalances;

    public void Count(string what, long expected, long found) =>
        Line(what, expected.ToString("N0", CultureInfo.InvariantCulture), found.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>US dollars.</summary>
    public void Money(string what, decimal expected, decimal found) =>
        Line(what, expected.ToString("N2", CultureInfo.InvariantCulture), found.ToString("N2", CultureInfo.InvariantCulture));

    /// <summary>Each expected key must be found once, with what was expected of it, and no other key.</summary>
    public void Match(string what, IReadOnlyDictionary<string, string> expected, IEnumerable<KeyValuePair<string, string>> found)
    {
        var matched = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var wrong = imbalances.Count;
        foreach (var (key, value) in found)
        {
            if (!seen.Add(key)) imbalances.Add($"{what}: {key} is there twice");
            else if (!expected.TryGetValue(key, out var wanted)) imbalances.Add($"{what}: {key} ({value}) was not expected");
            else if (wanted != value) imbalances.Add($"{what}: {key} is {value}, expected {wanted}");
            else matched++;
        }
        foreach (var missing in expected.Keys.Where(key => !seen.Contains(key))) imbalances.Add($"{what}: {missing} is missing ({expected[missing]})");
        wrong = imbalances.Count - wrong;
        var text = matched.ToString("N0", CultureInfo.InvariantCulture);
        lines.Add(new(what, expected.Count.ToString("N0", CultureInfo.InvariantCulture), wrong == 0 ? text : $"{text}, {wrong} wrong"));
    }

    private void Line(string what, string expected, string found)
    {
        var line = new BookLine(what, expected, found);
        lines.Add(line);
        if (!line.IsBalanced) imbalances.Add($"{what}: expected {expected}, found {found}");
    }
}
