using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>An outage as portals see it, without callers' numbers and comments.</summary>
public sealed record OutageView(
    string FeederId,
    string PremiseId,
    string ServicePointId,
    OutageStatus Status,
    DateTimeOffset FirstReportedAt,
    DateTimeOffset LastReportedAt,
    int ReportCount,
    IReadOnlyList<TroubleCode> TroubleCodes)
{
    public static OutageView Of(OutageDocument outage) => new(
        outage.FeederId, outage.PremiseId, outage.ServicePointId, outage.Status, outage.FirstReportedAt, outage.LastReportedAt, outage.ReportCount, outage.TroubleCodes);
}

/// <param name="Continuation">Asks for the next page; null on the last one.</param>
public sealed record OutagePage(string Feeder, IReadOnlyList<OutageView> Outages, string? Continuation);
