using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

public enum SiteUse
{
    Office,
    Retail,
    Restaurant,
    Industrial,
    MultiFamily,
    Institutional,
}

/// <summary>What a unit is called, by USPS Publication 28; there is no free text for it.</summary>
public enum UnitType
{
    Building,
    Suite,
    Unit,
    Apartment,
    Floor,
    Space,
}

/// <summary>One occupancy unit.</summary>
/// <param name="Number">1 to 8 letters and digits, as on the tenant floor plan.</param>
/// <param name="Kilowatts">Estimated electric demand.</param>
/// <param name="GallonsPerDay">Estimated water demand.</param>
public sealed partial record SiteUnit(UnitType Type, [property: Entered(TextForm.Exact)] string Number, int SquareFeet, int Kilowatts, int GallonsPerDay)
{
    /// <summary>Names the unit in messages, meters and documents, such as <c>Suite-101</c>.</summary>
    [JsonIgnore]
    public string Key => $"{Type}-{Number}";

    internal IEnumerable<FieldProblem> Problems(string path)
    {
        if (Number is null || !NumberPattern().IsMatch(Number)) yield return new($"{path}.number", "must be 1 to 8 letters and digits");
        if (SquareFeet is < 1 or > 10_000_000) yield return new($"{path}.squareFeet", "must be 1 to 10000000");
        if (Kilowatts is < 0 or > 100_000) yield return new($"{path}.kilowatts", "must be 0 to 100000");
        if (GallonsPerDay is < 0 or > 10_000_000) yield return new($"{path}.gallonsPerDay", "must be 0 to 10000000");
    }

    [GeneratedRegex(@"^[A-Za-z0-9]{1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}

/// <summary>Where service is wanted: a parcel, a street address, or both.</summary>
public sealed record Site(
    SiteUse Use,
    IReadOnlyList<SiteUnit> Units,
    [property: Entered(TextForm.Exact), MayHold(OwnNumber.Parcel)] string? ParcelId = null,
    string? Street = null)
{
    /// <summary>As the address authority is asked to place it.</summary>
    internal SiteToPlace ToPlace() => new([.. Units.Select(unit => new UnitToPlace(unit.Key, unit.Type.ToString(), unit.Number))], ParcelId, Street);

    internal IEnumerable<FieldProblem> Problems(string path)
    {
        FieldProblem[] place = ParcelId is null && Street is null ? [new(path, "must have a parcelId or a street")] : [];
        FieldProblem[] units = Units.Count == 0 ? [new($"{path}.units", "must name at least one unit")] : [];
        FieldProblem[] repeated = Units.Where(unit => unit is not null).DistinctBy(unit => unit.Key).Count() < Units.Count(unit => unit is not null)
            ? [new($"{path}.units", "must not repeat a unit")]
            : [];
        return
        [
            .. place,
            .. Rules.Id($"{path}.parcelId", ParcelId),
            .. Rules.Text($"{path}.street", Street, longest: 120, shortest: 3),
            .. units,
            .. repeated,
            .. Units.SelectMany((unit, index) => unit is null ? [new($"{path}.units[{index}]", "must be an object")] : unit.Problems($"{path}.units[{index}]")),
        ];
    }
}
