using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.ResidentialStart;

public class VisitTimesTests
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_visit_to_come_is_timed_from_its_day()
    {
        var times = VisitTimes.For(new(2026, 3, 9), Noon, Sample.Policy);
        // Midnight in the city is five o'clock in UTC, and four in summer time, which begins on the 8th.
        Assert.Equal((new DateTime(2026, 3, 10, 4, 0, 0), new DateTime(2026, 3, 12, 4, 0, 0)), (times.RemindAt, times.GiveUpAt));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void A_visit_whose_day_has_begun_or_passed_is_timed_from_now(int day)
    {
        var times = VisitTimes.For(new(2026, 3, day), Noon, Sample.Policy);
        Assert.Equal((Noon.AddDays(1), Noon.AddDays(3)), (times.RemindAt, times.GiveUpAt));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Times_are_UTC_as_durable_timers_need(int day)
    {
        var times = VisitTimes.For(new(2026, 3, day), Noon, Sample.Policy);
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (times.RemindAt.Kind, times.GiveUpAt.Kind));
    }
}
