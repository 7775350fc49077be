using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Cases;

/// <summary>How long a case took, in whole minutes of opening hours, and who used that time.</summary>
/// <param name="OursMinutes">All time except that in which only an outside party was waited for.</param>
/// <param name="OutsideMinutes">The time in which only an outside party was waited for.</param>
public sealed record CaseTimes(int OursMinutes, int OutsideMinutes, IReadOnlyList<PartyWait> Waits)
{
    public static CaseTimes Of(CaseDocument opened, BusinessCalendar calendar, DateTimeOffset now)
    {
        var clock = CaseClock.Of(opened);
        return new((int)clock.Elapsed(calendar, now).TotalMinutes, (int)clock.Waited(calendar, now).TotalMinutes, CaseClock.Waits(opened, calendar, now));
    }
}
