using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Cases;

/// <summary>How long a case took in opening hours, whole minutes, and whose time that was.</summary>
/// <param name="OursMinutes">All but the time in which only somebody outside was waited for.</param>
/// <param name="OutsideMinutes">That time.</param>
public sealed record CaseTimes(int OursMinutes, int OutsideMinutes, IReadOnlyList<PartyWait> Waits)
{
    public static CaseTimes Of(CaseDocument opened, BusinessCalendar calendar, DateTimeOffset now)
    {
        var clock = CaseClock.Of(opened);
        return new((int)clock.Elapsed(calendar, now).TotalMinutes, (int)clock.Waited(calendar, now).TotalMinutes, CaseClock.Waits(opened, calendar, now));
    }
}
