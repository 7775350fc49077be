using System.Globalization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Decides what the timeline tells staff about instruments that end too soon for any of their renewal days.</summary>
public static class RenewalWaits
{
    private const string Prefix = "renewal-";

    /// <summary>
    /// The timeline entries still to write. While such an instrument is held, a specialist is awaited for it. When it is no longer held
    /// or has a new end, the wait ends.
    /// </summary>
    public static IReadOnlyList<TimelineEntry> Missing(CaseDocument found, IEnumerable<SecurityDocument> instruments, DateTimeOffset now)
    {
        TimelineEntry[] needed = [.. instruments.Where(instrument => instrument is { Status: SecurityStatus.Held, IsUpForRenewalAtOnce: true }).Select(instrument => Begun(instrument, now))];
        var over = found.OpenWaits.Where(wait => wait.Key.StartsWith(Prefix, StringComparison.Ordinal) && Array.TrueForAll(needed, entry => entry.Key != wait.Key));
        return
        [
            .. needed.Where(entry => !found.HasTold(entry.Key)),
            .. over.Select(wait => new TimelineEntry($"{wait.Key}{CaseDocument.EndedSuffix}", now, $"Done with: {wait.Text}")),
        ];
    }

    private static TimelineEntry Begun(SecurityDocument instrument, DateTimeOffset now)
    {
        var ends = instrument.Offer.ExpiresOn!.Value;
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{instrument.Id}-{ends:yyyy-MM-dd}");
        var renews = instrument.Offer.RenewsItself ? "renews itself unless its issuer gives notice" : "does not renew itself";
        var text = string.Create(CultureInfo.InvariantCulture, $"Renewal to look after: {CustomerWords.Of(instrument.Offer.Form)} {instrument.Offer.InstrumentNumber} ends on {ends:MMMM d, yyyy} and {renews}");
        return new(key, now, text, "specialist", CityTime.Of(ends, TimeOnly.MinValue));
    }
}
