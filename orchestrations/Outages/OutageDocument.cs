using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

public enum OutageStatus
{
    Reported,
}

/// <summary>One service point without power: every report of it is counted here (container outages, partition /feederId).</summary>
public sealed record OutageDocument : Document
{
    public const string TypeName = "outage";

    /// <summary>How many report ids are remembered to recognise a repeated delivery; far above what one service point sends in a storm.</summary>
    public const int RememberedReports = 50;

    public override string Type => TypeName;

    public required string FeederId { get; init; }

    public required string PremiseId { get; init; }

    public required string ServicePointId { get; init; }

    public required OutageStatus Status { get; init; }

    public required DateTimeOffset FirstReportedAt { get; init; }

    public required DateTimeOffset LastReportedAt { get; init; }

    /// <summary>Distinct reports taken in.</summary>
    public required int ReportCount { get; init; }

    /// <summary>The newest last.</summary>
    public required IReadOnlyList<string> ReportIds { get; init; }

    public required IReadOnlyList<TroubleCode> TroubleCodes { get; init; }

    /// <summary>One call a number when power is back, however often it was given.</summary>
    public required IReadOnlyList<string> CallbackPhones { get; init; }

    public string? AccountId { get; init; }

    public string? LastComment { get; init; }

    public static string IdFor(string servicePointId) => $"outage-{servicePointId}";
}
