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

/// <summary>Where service is wanted: a parcel, a street address, or both.</summary>
public sealed record Site(
    SiteUse Use,
    IReadOnlyList<SiteUnit> Units,
    [property: Entered(TextForm.Exact), MayHold(OwnNumber.Parcel)] string? ParcelId = null,
    string? Street = null)
{
    /// <summary>The site in the form the address authority is asked about.</summary>
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
