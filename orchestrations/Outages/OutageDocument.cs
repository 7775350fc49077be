using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Outages;

public enum OutageStatus
{
    Reported,
}

/// <summary>
/// One service point without power, with all reports about it (container outages, partition /feederId). Reports that the premise data
/// cannot place are stored by the premise and service point they name, so that two such outages stay apart.
/// </summary>
public sealed record OutageDocument : Document
{
    public const string TypeName = "outage";

    public override string Type => TypeName;

    public required string FeederId { get; init; }

    public required string PremiseId { get; init; }

    public required string ServicePointId { get; init; }

    public required OutageStatus Status { get; init; }

    public required DateTimeOffset FirstReportedAt { get; init; }

    public required DateTimeOffset LastReportedAt { get; init; }

    /// <summary>The number of different reports.</summary>
    public required int ReportCount { get; init; }

    /// <summary>All reports counted here, as named by <see cref="ReportKey"/>, so that a repeat is recognised however late it comes.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    public required IReadOnlyList<TroubleCode> TroubleCodes { get; init; }

    /// <summary>Numbers to call when power is back, each once.</summary>
    public required IReadOnlyList<string> CallbackPhones { get; init; }

    public string? AccountId { get; init; }

    public string? LastComment { get; init; }

    /// <summary>The document's id. No id contains the ~ between the parts, so no other outage can have it.</summary>
    public static string IdFor(string feederId, string premiseId, string servicePointId) =>
        feederId == FeederLookup.Unplaced ? $"outage-{premiseId}~{servicePointId}" : $"outage-{servicePointId}";
}
