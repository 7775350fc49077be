using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>A channel whose files have 100 items and $10,000, and come by 10:00 in the city.</summary>
public class JudgeChannelFileTests
{
    private static readonly ChannelFilePolicy Policy = ChannelFilePolicy.Default.On(new(2026, 3, 2));
    private static readonly ExpectedChannelFile Expected = Policy.Of(BankFileFormat.Lockbox) with { FirstForecast = 10_000m };
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly ChannelHealthDocument Well = Came(Came(New, File("a", Monday.AddDays(-4))), File("b", Monday.AddDays(-3)));

    [Fact]
    public void Usual_files_are_no_trouble() => Assert.Null(Well.Trouble);

    [Theory]
    [InlineData(30_000, null)]
    [InlineData(30_000.01, ChannelTrouble.Implausible)]
    public void More_than_three_times_the_forecast_is_implausible(double amount, ChannelTrouble? trouble) =>
        Assert.Equal(trouble, Came(Well, File("c", Monday) with { Amount = (decimal)amount }).Trouble);

    [Theory]
    [InlineData(30_000, null)]
    [InlineData(30_001, ChannelTrouble.Implausible)]
    public void A_first_file_is_held_against_the_first_forecast(int amount, ChannelTrouble? trouble) =>
        Assert.Equal(trouble, Came(New, File("c", Monday) with { Amount = amount }).Trouble);

    [Theory]
    [InlineData(700, null)]
    [InlineData(701, ChannelTrouble.Implausible)]
    [InlineData(1_000, ChannelTrouble.Implausible)]
    public void A_decimal_point_ten_times_off_is_seen_in_the_average_item(int item, ChannelTrouble? trouble) =>
        Assert.Equal(trouble, Came(Well, new("c", Monday, 10, 10m * item)).Trouble);

    [Fact]
    public void The_same_count_and_amount_of_the_same_day_in_another_file_is_doubled() =>
        Assert.Equal(ChannelTrouble.Doubled, Came(Came(Well, File("c", Monday)), File("d", Monday)).Trouble);

    [Fact]
    public void The_same_file_again_is_not() => Assert.Same(Well, Came(Well, File("b", Monday.AddDays(-3))));

    [Fact]
    public void Empty_files_are_never_doubtful_and_make_no_forecast()
    {
        var empty = Came(Came(Well, new("c", Monday, 0, 0m)), new("d", Monday, 0, 0m));
        Assert.Null(empty.Trouble);
        Assert.Null(Came(empty, File("e", Monday)).Trouble);
    }

    [Theory]
    [InlineData(14, 59, null)]
    [InlineData(15, 0, ChannelTrouble.Late)]
    public void A_file_is_late_from_its_hour_on(int hourUtc, int minute, ChannelTrouble? trouble) =>
        Assert.Equal(trouble, Waited(Well with { LastCame = Monday.AddDays(-3) }, new(2026, 3, 2, hourUtc, minute, 0, TimeSpan.Zero)).Trouble);

    [Fact]
    public void A_file_that_came_today_is_not_late() => Assert.Null(Waited(Well with { LastCame = Monday }, AtNoon(Monday)).Trouble);

    [Fact]
    public void On_a_closed_day_none_is_expected() => Assert.Null(Waited(Well, AtNoon(Monday.AddDays(-1))).Trouble);

    [Fact]
    public void A_channel_that_never_sent_a_file_is_not_in_use() => Assert.Null(Waited(New, AtNoon(Monday)).Trouble);

    [Fact]
    public void A_channel_whose_files_need_not_come_is_never_late() =>
        Assert.Null(JudgeChannelFile.Waited(Well, Expected with { ExpectedBy = null }, Calendar, AtNoon(Monday)).Trouble);

    [Fact]
    public void Trouble_stays_until_a_person_clears_it_even_when_the_file_comes()
    {
        var late = Waited(Well, AtNoon(Monday.AddDays(3)));
        Assert.Equal(ChannelTrouble.Late, Came(late, File("c", Monday)).Trouble);
        var cleared = JudgeChannelFile.Cleared(late, "supervisor.one@utility.example", "The file is in.", Sample.Now);
        Assert.Equal((null, "supervisor.one@utility.example"), (cleared.Trouble, cleared.ClearedBy));
    }

    [Fact]
    public void What_was_cleared_is_not_found_again_the_same_day_and_is_the_next()
    {
        var cleared = JudgeChannelFile.Cleared(Waited(Well, AtNoon(Monday.AddDays(3))), "supervisor.one@utility.example", "The bank is closed today.", Sample.Now);
        Assert.Null(Waited(cleared, AtNoon(Monday.AddDays(3)).AddHours(1)).Trouble);
        Assert.Equal(ChannelTrouble.Late, Waited(cleared, AtNoon(Monday.AddDays(4))).Trouble);
    }

    private static ChannelHealthDocument New => new()
    {
        Id = ChannelHealthDocument.IdFor("Lockbox"),
        AccountId = ChannelHealthDocument.Partition,
        Channel = "Lockbox",
        Since = Sample.Now,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "first-look",
    };

    private static ChannelFile File(string id, DateOnly day) => new(id, day, 100, 10_000m);

    private static ChannelHealthDocument Came(ChannelHealthDocument health, ChannelFile file) => JudgeChannelFile.Came(health, file, Expected, Policy, Sample.Now);

    private static ChannelHealthDocument Waited(ChannelHealthDocument health, DateTimeOffset now) => JudgeChannelFile.Waited(health, Expected, Calendar, now);

    private static DateTimeOffset AtNoon(DateOnly day) => CityTime.Of(day, new(12, 0));
}
