namespace Serverless.Orchestrations.NewConnection;

/// <summary>Unit designators by USPS Publication 28, appendix C2: their abbreviations, and which need a number.</summary>
public static class UnitDesignator
{
    private static readonly Dictionary<string, UnitType> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["APT"] = UnitType.Apartment,
        ["BSMT"] = UnitType.Basement,
        ["BLDG"] = UnitType.Building,
        ["DEPT"] = UnitType.Department,
        ["FL"] = UnitType.Floor,
        ["FRNT"] = UnitType.Front,
        ["HNGR"] = UnitType.Hangar,
        ["LBBY"] = UnitType.Lobby,
        ["LOWR"] = UnitType.Lower,
        ["OFC"] = UnitType.Office,
        ["PH"] = UnitType.Penthouse,
        ["RM"] = UnitType.Room,
        ["SPC"] = UnitType.Space,
        ["STE"] = UnitType.Suite,
        ["TRLR"] = UnitType.Trailer,
        ["UPPR"] = UnitType.Upper,
    };

    private static readonly Dictionary<string, UnitType> Names =
        Enum.GetValues<UnitType>().ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a unit of this type needs a number. A building has one lobby, which may go without; suites always need one.</summary>
    public static bool NeedsNumber(UnitType type) => type is not
        (UnitType.Basement or UnitType.Front or UnitType.Lobby or UnitType.Lower or UnitType.Office or UnitType.Penthouse or UnitType.Rear or UnitType.Side or UnitType.Upper);

    /// <summary>Reads a designator, in full or as USPS abbreviates it. Case and a final period do not matter. Null for any other text.</summary>
    public static UnitType? Read(string? text) =>
        text?.TrimEnd('.') is { } name && (Names.TryGetValue(name, out var type) || Abbreviations.TryGetValue(name, out type)) ? type : null;
}
