using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Cases;

/// <summary>How long one party was waited for, in whole minutes of opening hours. Overlapping waits count once.</summary>
public sealed record PartyWait(string AwaitedFrom, int WorkingMinutes);

/// <summary>Works out from a case's timeline how long the case took, and who used that time.</summary>
public static class CaseClock
{
    /// <summary>The case's own clock. It pauses while only outside parties are awaited, and stops when the case ends.</summary>
    public static WorkClock Of(CaseDocument opened) => Pausing(opened, waits => waits.Count > 0 && waits.All(wait => wait.IsAwaitedOutside));

    /// <summary>How long each party was waited for. Time counts while at least one thing is awaited from that party.</summary>
    public static IReadOnlyList<PartyWait> Waits(CaseDocument opened, BusinessCalendar calendar, DateTimeOffset now) =>
    [
        .. opened.Timeline
            .Where(entry => entry.AwaitedFrom is not null)
            .GroupBy(entry => entry.AwaitedFrom!, StringComparer.Ordinal)
            .OrderBy(party => party.Key, StringComparer.Ordinal)
            .Select(party => new PartyWait(party.Key, (int)AwaitedFrom(opened, party.Key).Waited(calendar, now).TotalMinutes)),
    ];

    private static WorkClock AwaitedFrom(CaseDocument opened, string party) => Pausing(opened, waits => waits.Any(wait => wait.AwaitedFrom == party));

    /// <summary>A clock that pauses while <paramref name="pauses"/> is true of the case's open waits.</summary>
    private static WorkClock Pausing(CaseDocument opened, Func<IReadOnlyList<TimelineEntry>, bool> pauses)
    {
        var clock = WorkClock.Started(opened.CreatedAt);
        var open = new List<TimelineEntry>();
        foreach (var entry in opened.Timeline)
        {
            open.RemoveAll(wait => CaseDocument.EndsWaits(entry) || entry.Key == wait.EndKey);
            if (entry.AwaitedFrom is not null) open.Add(entry);
            clock = pauses(open) ? clock.Paused(entry.At) : clock.Resumed(entry.At);
        }
        return opened.IsOver ? clock.Stopped(opened.Timeline[^1].At) : clock;
    }
}
