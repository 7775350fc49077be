using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A connection's file, stored beside its case: the application, and what the branches of the procedure have found out.</summary>
public sealed record ConnectionDocument : AccountPartitionDocument
{
    public const string TypeName = "connection";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    public required NewConnectionDetails Details { get; init; }

    /// <summary>All papers filed so far.</summary>
    public required IReadOnlyList<FiledDocument> Filed { get; init; }

    /// <summary>The papers that staff waived.</summary>
    public IReadOnlyList<WaivedPaper<DocumentKind>> WaivedPapers { get; init; } = [];

    /// <summary>The assessed deposit; null until it is assessed.</summary>
    public DepositAssessment? Assessment { get; init; }

    /// <summary>Dollars of security asked for; null until it is asked for.</summary>
    public decimal? SecurityRequired { get; init; }

    /// <summary>The other deposit amounts that staff have proposed.</summary>
    public IReadOnlyList<DepositOverride> Overrides { get; init; } = [];

    /// <summary>The approved override; null while the assessment applies.</summary>
    public OverriddenDeposit? Overridden { get; init; }

    /// <summary>The placed units; null until the address authority has placed the site.</summary>
    public IReadOnlyList<PlacedUnit>? Addresses { get; init; }

    /// <summary>Releases that staff asked for before the permit office gave them.</summary>
    public IReadOnlyList<EmergencyRelease> Emergencies { get; init; } = [];

    /// <summary>The meters set; null until service is connected.</summary>
    public IReadOnlyList<ConnectedMeter>? Meters { get; init; }

    public static string IdFor(string requestId) => $"connection-{requestId}";
}

/// <param name="MeterId">The id of the meter the crew set there.</param>
public sealed record ConnectedMeter(MeterPoint Point, string MeterId);
