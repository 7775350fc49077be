using System.Globalization;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.Calendar;

public class HolidayTests
{
    /// <summary>The federal holidays as the Office of Personnel Management lists them, on the days they are kept, without the city's own.</summary>
    [Theory]
    [InlineData(2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2022, "2021-12-31 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [InlineData(2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2028, "2027-12-31 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2029, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25")]
    [InlineData(2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [InlineData(2031, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2032, "01-01 01-19 02-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2033, "2032-12-31 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2034, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2035, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25")]
    [InlineData(2036, "01-01 01-21 02-18 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2037, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2038, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2039, "2038-12-31 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2040, "01-02 01-16 02-20 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25")]
    public void Twenty_years_are_kept_on_the_days_of_the_federal_list(int year, string days)
    {
        var expected = days.Split(' ').Select(day => DateOnly.Parse(day.Length == 5 ? $"{year}-{day}" : day, CultureInfo.InvariantCulture));
        var federal = Enum.GetValues<Holiday>().Where(holiday => holiday != Holiday.DayAfterThanksgiving);
        Assert.Equal(expected, federal.Select(holiday => holiday.Observed(year)));
    }

    [Fact]
    public void The_day_after_Thanksgiving_is_a_Friday() => Assert.Equal(new(2026, 11, 27), Holiday.DayAfterThanksgiving.Observed(2026));
}
