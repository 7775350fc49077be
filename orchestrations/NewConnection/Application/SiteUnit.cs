using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>One unit that can be occupied.</summary>
/// <param name="Kilowatts">Estimated electric demand.</param>
/// <param name="GallonsPerDay">Estimated water demand.</param>
/// <param name="Number">
/// As on the tenant floor plan: 1 to 8 letters and digits, with hyphens between them, such as <c>101-A</c>. Capital and small
/// letters are the same, so it is kept in capitals. Null for a unit whose type needs no number, such as a lobby.
/// </param>
public sealed partial record SiteUnit(
    UnitType Type, int SquareFeet, int Kilowatts, int GallonsPerDay, [property: Entered(TextForm.Capitals)] string? Number = null)
{
    private const int LongestNumber = 8;

    /// <summary>Names the unit in messages, meters and documents, such as <c>Suite-101</c> or <c>Lobby</c>.</summary>
    [JsonIgnore]
    public string Key => Number is null ? $"{Type}" : $"{Type}-{Number}";

    internal IEnumerable<FieldProblem> Problems(string path)
    {
        if (Number is null && UnitDesignator.NeedsNumber(Type)) yield return new($"{path}.number", $"is required for a unit of type {Type}");
        if (Number is not null && (Number.Length > LongestNumber || !NumberPattern().IsMatch(Number)))
            yield return new($"{path}.number", "must be 1 to 8 letters and digits, with hyphens between them, such as 101-A");
        if (SquareFeet is < 1 or > 10_000_000) yield return new($"{path}.squareFeet", "must be 1 to 10000000");
        if (Kilowatts is < 0 or > 100_000) yield return new($"{path}.kilowatts", "must be 0 to 100000");
        if (GallonsPerDay is < 0 or > 10_000_000) yield return new($"{path}.gallonsPerDay", "must be 0 to 10000000");
    }

    [GeneratedRegex(@"^[A-Z0-9]+(-[A-Z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
