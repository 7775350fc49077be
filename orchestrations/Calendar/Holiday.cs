namespace Serverless.Orchestrations.Calendar;

/// <summary>The federal holidays (5 U.S.C. 6103), and the day after Thanksgiving, on which cities close too.</summary>
public enum Holiday
{
    NewYearsDay,
    MartinLutherKingDay,
    WashingtonsBirthday,
    MemorialDay,
    Juneteenth,
    IndependenceDay,
    LaborDay,
    ColumbusDay,
    VeteransDay,
    Thanksgiving,
    DayAfterThanksgiving,
    Christmas,
}

public static class Holidays
{
    /// <summary>
    /// The day on which a holiday is observed. A holiday on a Saturday is observed on the Friday before, one on a Sunday on the Monday
    /// after (Executive Order 11582). New Year's Day may be observed in the year before.
    /// </summary>
    public static DateOnly Observed(this Holiday holiday, int year)
    {
        var day = holiday.In(year);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }

    private static DateOnly In(this Holiday holiday, int year) => holiday switch
    {
        Holiday.NewYearsDay => new(year, 1, 1),
        Holiday.MartinLutherKingDay => Nth(3, DayOfWeek.Monday, year, 1),
        Holiday.WashingtonsBirthday => Nth(3, DayOfWeek.Monday, year, 2),
        Holiday.MemorialDay => Nth(1, DayOfWeek.Monday, year, 6).AddDays(-7),
        Holiday.Juneteenth => new(year, 6, 19),
        Holiday.IndependenceDay => new(year, 7, 4),
        Holiday.LaborDay => Nth(1, DayOfWeek.Monday, year, 9),
        Holiday.ColumbusDay => Nth(2, DayOfWeek.Monday, year, 10),
        Holiday.VeteransDay => new(year, 11, 11),
        Holiday.Thanksgiving => Nth(4, DayOfWeek.Thursday, year, 11),
        Holiday.DayAfterThanksgiving => Nth(4, DayOfWeek.Thursday, year, 11).AddDays(1),
        Holiday.Christmas => new(year, 12, 25),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday)),
    };

    private static DateOnly Nth(int count, DayOfWeek weekday, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((weekday - first.DayOfWeek + 7) % 7 + 7 * (count - 1));
    }
}
