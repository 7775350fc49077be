using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Outages;

/// <summary>A report that its outage does not accept, because of a limit.</summary>
public sealed record RefusedReport(OutageReported Report, LimitReached Limit);

/// <summary>Decides which reports an outage accepts, so that none grows without end.</summary>
public static class AdmitReports
{
    /// <summary>Splits reports into accepted and refused. A report that was recorded before is accepted again, and changes nothing.</summary>
    public static (IReadOnlyList<OutageReported> Admitted, IReadOnlyList<RefusedReport> Refused) Decide(
        OutageDocument? existing, IEnumerable<OutageReported> reports, IntakeLimits limits)
    {
        var known = new HashSet<string>(existing?.Reports ?? [], StringComparer.Ordinal);
        var phones = new HashSet<string>(existing?.CallbackPhones ?? [], StringComparer.Ordinal);
        var (admitted, refused) = (new List<OutageReported>(), new List<RefusedReport>());
        foreach (var report in reports)
        {
            if (!known.Contains(ReportKey.Of(report)) && LimitOf(report) is { } limit)
            {
                refused.Add(new(report, limit));
                continue;
            }
            admitted.Add(report);
            known.Add(ReportKey.Of(report));
            if (report.CallbackPhone is { } phone) phones.Add(phone);
        }
        return (admitted, refused);

        LimitReached? LimitOf(OutageReported report) =>
            known.Count >= limits.ReportsPerOutage ? new("an outage", limits.ReportsPerOutage, "reports")
            : report.CallbackPhone is { } phone && !phones.Contains(phone) && phones.Count >= limits.CallbackPhonesPerOutage
                ? new("an outage", limits.CallbackPhonesPerOutage, "callback phones")
            : null;
    }
}
