using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Tests.Unit.Cases;

public class CaseClockTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    [Fact]
    public void Time_in_which_only_somebody_outside_is_awaited_is_not_ours()
    {
        var waited = Sample.OpenedCase()
            .With(Entry("papers", 1, "applicant"))
            .With(Entry("check", 2, "staff"))
            .With(Entry("check-ended", 4))
            .With(Entry("papers-ended", 6));
        var clock = CaseClock.Of(waited);
        Assert.Equal((4, 3), Hours(clock, 7));
        Assert.Equal([new("applicant", 5 * 60), new PartyWait("staff", 2 * 60)], CaseClock.Waits(waited, Calendar, Sample.Now.AddHours(7)));
    }

    [Fact]
    public void Waits_for_one_party_at_the_same_time_count_once()
    {
        var waited = Sample.OpenedCase().With(Entry("one", 1, "applicant")).With(Entry("two", 2, "applicant")).With(Entry("one-ended", 3)).With(Entry("two-ended", 5));
        Assert.Equal([new("applicant", 4 * 60)], CaseClock.Waits(waited, Calendar, Sample.Now.AddHours(7)));
    }

    [Fact]
    public void The_clock_stops_with_the_case()
    {
        var over = Sample.OpenedCase().With(Entry("papers", 1, "applicant")).With(Entry("refused", 3)) with { Status = CaseStatus.Refused };
        Assert.Equal((1, 2), Hours(CaseClock.Of(over), 7));
    }

    [Fact]
    public void Nobody_outside_is_awaited_any_more_when_the_applicant_withdraws()
    {
        var ending = Sample.OpenedCase().With(Entry("papers", 1, "applicant")).With(Entry(CaseDocument.WithdrawalKey, 3));
        Assert.Equal((5, 2), Hours(CaseClock.Of(ending), 7));
    }

    private static TimelineEntry Entry(string key, int hour, string? awaitedFrom = null) => new(key, Sample.Now.AddHours(hour), key, awaitedFrom);

    private static (int Counted, int Waited) Hours(WorkClock clock, int hour)
    {
        var now = Sample.Now.AddHours(hour);
        return ((int)clock.Elapsed(Calendar, now).TotalHours, (int)clock.Waited(Calendar, now).TotalHours);
    }
}
