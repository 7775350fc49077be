using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What the credit bureau has on file.</summary>
internal enum CreditFile
{
    None,
    Thin,
    Moderate,
    Good,
}

/// <summary>What the address authority answers before it places the site as asked.</summary>
internal enum Misplacing
{
    Unplaceable,
    OtherParcel,
    NoUnits,
}

/// <summary>One partner's faults to come.</summary>
internal sealed record Trouble(IReadOnlyList<PartnerFault> Faults)
{
    public static Trouble None { get; } = new([]);

    public override string ToString() => Faults.Count == 0 ? "none" : string.Join(" ", Faults);
}

/// <summary>Who applies for what, and how the partners behave.</summary>
internal sealed record Scene
{
    public CreditFile Credit { get; init; }

    public bool IsGovernment { get; init; }

    /// <summary>By unit.</summary>
    public IReadOnlyList<int> Kilowatts { get; init; } = [60];

    public bool WithWater { get; init; }

    /// <summary>Papers the application comes without.</summary>
    public IReadOnlyList<DocumentKind> Missing { get; init; } = [];

    public string SubmittedBy { get; init; } = "portal";

    public string IdentityToken { get; init; } = "idt-alpha";

    /// <summary>Days an inspection takes; null means that no release comes by itself.</summary>
    public int? InspectionDays { get; init; } = 0;

    public int ReleaseCopies { get; init; } = 1;

    /// <summary>By visit, the last for all later ones; null means that no result comes.</summary>
    public IReadOnlyList<FieldOutcome?> Visits { get; init; } = [FieldOutcome.Completed];

    public int CrewHours { get; init; } = 6;

    public int ResultCopies { get; init; } = 1;

    public IReadOnlyList<Misplacing> Misplacings { get; init; } = [];

    public Trouble Identity { get; init; } = Trouble.None;

    public Trouble Bureau { get; init; } = Trouble.None;

    public Trouble Authority { get; init; } = Trouble.None;

    public Trouble Permits { get; init; } = Trouble.None;

    public Trouble Crews { get; init; } = Trouble.None;

    /// <summary>Whether everybody does their part once the acts are over, or nobody does anything any more.</summary>
    public bool EndsWell { get; init; }

    public NewConnectionDetails Details()
    {
        var plain = ConnectionFlow.Details();
        return plain with
        {
            Applicant = plain.Applicant with { EntityType = IsGovernment ? EntityType.Government : EntityType.LimitedLiabilityCompany, IdentityToken = IdentityToken },
            Site = plain.Site with { Units = [.. Kilowatts.Select((kilowatts, index) => new SiteUnit(UnitType.Suite, 1000, kilowatts, 0, $"{index + 101}"))] },
            Services = WithWater ? [UtilityService.Electric, UtilityService.Water] : [UtilityService.Electric],
            Documents = [.. Enum.GetValues<DocumentKind>().Except(Missing).Select(kind => new FiledDocument(kind, $"{kind}.pdf"))],
        };
    }

    public IReadOnlyList<string> Meters() =>
        [.. Details().Services.SelectMany(service => Details().Site.Units.Select(unit => $"{service}-Suite-{unit.Number}"))];

    public override string ToString() =>
        $"""
        {(IsGovernment ? "government" : "company")} {IdentityToken}, filed by {SubmittedBy}, {string.Join(" + ", Kilowatts)} kW{(WithWater ? " and water" : "")}
        credit file {Credit}, missing [{string.Join(", ", Missing)}], misplaced [{string.Join(", ", Misplacings)}]
        inspections {(InspectionDays is { } days ? $"{days} d × {ReleaseCopies}" : "never")}
        visits [{string.Join(", ", Visits.Select(visit => visit?.ToString() ?? "no result"))}] {CrewHours} h × {ResultCopies}
        faults: identity {Identity}; bureau {Bureau}; authority {Authority}; permits {Permits}; crews {Crews}
        {(EndsWell ? "ends well" : "left alone")}
        """;
}
