using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.Calendar;

public class CityTimeTests
{
    private static readonly DateTimeOffset Winter = new(2026, 11, 28, 1, 0, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Summer = new(2026, 7, 4, 13, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Letters_and_pages_show_the_citys_clock_with_its_zone()
    {
        Assert.Equal("November 27, 2026, 8:00 PM EST", CityTime.Text(Winter));
        Assert.Equal("July 4, 2026, 9:05 AM EDT", CityTime.Text(Summer));
        Assert.Equal("November 27, 2026", CityTime.DayText(Winter));
    }

    [Fact]
    public void Tables_show_it_too() => Assert.Equal("2026-11-27 20:00:05 EST", CityTime.Stamp(Winter));
}
