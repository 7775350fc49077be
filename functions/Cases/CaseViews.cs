using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Policies;

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

/// <summary>Shows what goes by the calendar and the policies of today.</summary>
public sealed class CaseViews(EffectiveDated<BusinessCalendar> calendars, EffectiveDated<CaseTaskPolicy> policies, TimeProvider time)
{
    public CaseTaskView Of(CaseTaskDocument task) => CaseTaskView.Of(task, Calendar, policies.On(BusinessCalendar.DateOf(task.CreatedAt)), time.GetUtcNow());

    public CaseTimes TimesOf(CaseDocument opened) => CaseTimes.Of(opened, Calendar, time.GetUtcNow());

    private BusinessCalendar Calendar => calendars.On(BusinessCalendar.DateOf(time.GetUtcNow()));
}
