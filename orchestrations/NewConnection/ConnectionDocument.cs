using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A connection's file: what was applied for and what the branches have found out, beside its case.</summary>
public sealed record ConnectionDocument : AccountPartitionDocument
{
    public const string TypeName = "connection";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    public required NewConnectionDetails Details { get; init; }

    /// <summary>All papers on file.</summary>
    public required IReadOnlyList<FiledDocument> Filed { get; init; }

    /// <summary>Papers the staff let go.</summary>
    public IReadOnlyList<WaivedPaper<DocumentKind>> WaivedPapers { get; init; } = [];

    /// <summary>Null until it is assessed.</summary>
    public DepositAssessment? Assessment { get; init; }

    /// <summary>Dollars of security asked for; null until it is.</summary>
    public decimal? SecurityRequired { get; init; }

    /// <summary>Other deposits the staff has asked for.</summary>
    public IReadOnlyList<DepositOverride> Overrides { get; init; } = [];

    /// <summary>The override that holds; null while the assessment does.</summary>
    public OverriddenDeposit? Overridden { get; init; }

    /// <summary>Null until the address authority has placed the site.</summary>
    public IReadOnlyList<PlacedUnit>? Addresses { get; init; }

    /// <summary>Releases the staff has asked for ahead of the permit office.</summary>
    public IReadOnlyList<EmergencyRelease> Emergencies { get; init; } = [];

    /// <summary>Null until service is connected.</summary>
    public IReadOnlyList<ConnectedMeter>? Meters { get; init; }

    public static string IdFor(string requestId) => $"connection-{requestId}";
}

/// <param name="MeterId">The meter the crew has set at the point.</param>
public sealed record ConnectedMeter(MeterPoint Point, string MeterId);
