using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Outages;

public enum OutageStatus
{
    Reported,
}

/// <summary>
/// One service point without power: every report of it is counted here (container outages, partition /feederId). Reports that
/// the premise tree does not place are kept by the premise and service point they name, so that two of them never become one.
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

    /// <summary>Distinct reports taken in.</summary>
    public required int ReportCount { get; init; }

    /// <summary>Every report counted here, as <see cref="ReportKey"/> names it, so that a repeat is recognised however late it comes.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    public required IReadOnlyList<TroubleCode> TroubleCodes { get; init; }

    /// <summary>One call a number when power is back, however often it was given.</summary>
    public required IReadOnlyList<string> CallbackPhones { get; init; }

    public string? AccountId { get; init; }

    public string? LastComment { get; init; }

    /// <summary>A tilde stands in no id: nothing else can have this one.</summary>
    public static string IdFor(string feederId, string premiseId, string servicePointId) =>
        feederId == FeederLookup.Unplaced ? $"outage-{premiseId}~{servicePointId}" : $"outage-{servicePointId}";
}
