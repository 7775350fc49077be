namespace Serverless.Orchestrations.NewConnection;

/// <summary>The rules and abbreviations of USPS Publication 28, appendix C2.</summary>
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

    /// <summary>A building has one lobby, so it may go without a number; suites are always numbered.</summary>
    public static bool NeedsNumber(UnitType type) => type is not
        (UnitType.Basement or UnitType.Front or UnitType.Lobby or UnitType.Lower or UnitType.Office or UnitType.Penthouse or UnitType.Rear or UnitType.Side or UnitType.Upper);

    /// <summary>Reads a designator in full or as USPS abbreviates it, in any case and with or without a period; null for anything else.</summary>
    public static UnitType? Read(string? text) =>
        text?.TrimEnd('.') is { } name && (Names.TryGetValue(name, out var type) || Abbreviations.TryGetValue(name, out type)) ? type : null;
}
