namespace Serverless.Orchestrations.Outages;

/// <summary>Decides how reports about one service point change its outage.</summary>
public static class RecordOutage
{
    /// <summary>
    /// The outage after <paramref name="reports"/>; null when all of them were recorded before. Reports may come in any order, and there
    /// is never a second outage for one service point. A report time in the future, from a wrong clock, is replaced by now. Otherwise no
    /// later report could count as newer.
    /// </summary>
    public static OutageDocument? Decide(
        OutageDocument? existing, string feederId, IEnumerable<OutageReported> reports, DateTimeOffset now)
    {
        var known = existing is null ? [] : new HashSet<string>(existing.Reports, StringComparer.Ordinal);
        OutageReported[] fresh =
        [
            .. reports.Where(report => known.Add(ReportKey.Of(report)))
                .Select(report => report with { ReportedAt = Earlier(report.ReportedAt, now) })
                .OrderBy(report => report.ReportedAt),
        ];
        if (fresh.Length == 0) return null;
        var newest = fresh[^1];
        var isNewest = existing is null || newest.ReportedAt >= existing.LastReportedAt;
        // The newest report may lack some fields, so the newest one that has the field counts.
        var account = fresh.LastOrDefault(report => report.AccountId is not null)?.AccountId;
        var comment = fresh.LastOrDefault(report => report.Comment is not null)?.Comment;
        return new()
        {
            Id = OutageDocument.IdFor(feederId, newest.PremiseId, newest.ServicePointId),
            FeederId = feederId,
            PremiseId = newest.PremiseId,
            ServicePointId = newest.ServicePointId,
            Status = OutageStatus.Reported,
            FirstReportedAt = Earlier(existing?.FirstReportedAt ?? DateTimeOffset.MaxValue, fresh[0].ReportedAt).ToUniversalTime(),
            LastReportedAt = isNewest ? newest.ReportedAt.ToUniversalTime() : existing!.LastReportedAt,
            ReportCount = (existing?.ReportCount ?? 0) + fresh.Length,
            Reports = [.. existing?.Reports ?? [], .. fresh.Select(ReportKey.Of)],
            TroubleCodes = [.. (existing?.TroubleCodes ?? []).Union(fresh.SelectMany(report => report.TroubleCodes)).Order()],
            CallbackPhones = [.. (existing?.CallbackPhones ?? []).Union(fresh.Select(report => report.CallbackPhone).OfType<string>())],
            AccountId = isNewest ? account ?? existing?.AccountId : existing!.AccountId ?? account,
            LastComment = isNewest ? comment ?? existing?.LastComment : existing!.LastComment ?? comment,
            CreatedAt = existing?.CreatedAt ?? now,
            UpdatedAt = now,
            CauseId = newest.ReportId,
            ETag = existing?.ETag,
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
