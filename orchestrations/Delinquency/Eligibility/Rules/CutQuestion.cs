using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What a rule is asked: may this service be cut at this moment? What several rules need is worked out once.</summary>
public sealed class CutQuestion(DisconnectionFacts facts, DisconnectionPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
{
    private readonly DateTimeOffset local = CityTime.At(now);
    private DebtCount? debt;
    private Lazy<DateOnly?>? enoughFrom;
    private IReadOnlyList<JudgedNotice>? notices;

    public DisconnectionFacts Facts => facts;

    public DisconnectionPolicy Policy => policy;

    public BusinessCalendar Calendar => calendar;

    public DateTimeOffset Now => now;

    /// <summary>The city's day.</summary>
    public DateOnly Day { get; } = BusinessCalendar.DateOf(now);

    /// <summary>What the city's clocks show.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(local.DateTime);

    /// <summary>What counts today of what is open, whether a notice names it or not.</summary>
    public DebtCount Debt => debt ??= DebtCount.Of(this, facts.Service, Day);

    /// <summary>The first later day on which enough counts if no fact changes; null when there is none.</summary>
    public DateOnly? EnoughFrom => (enoughFrom ??= new(() => DebtCount.EnoughFrom(this, [], day => DebtCount.Of(this, facts.Service, day)))).Value;

    /// <summary>The notices for the service, the one to rely on first: one that is usable, else the sound one that soonest will be, else the latest.</summary>
    internal IReadOnlyList<JudgedNotice> Notices => notices ??= JudgedNotice.Of(this);

    /// <summary>Null when there is no notice for the service.</summary>
    internal JudgedNotice? NoticeToRelyOn => Notices is [var first, ..] ? first : null;

    /// <summary>The same question about another moment.</summary>
    public CutQuestion At(DateTimeOffset moment) => new(facts, policy, calendar, moment);

    /// <summary>Whether something that was found at a moment may still be relied on. What lies ahead of now may not.</summary>
    public bool IsFresh(DateTimeOffset found, TimeSpan goodFor) => found <= now && now - found < goodFor;

    /// <summary>The first day from <paramref name="day"/> on, itself included, on which the offices are open.</summary>
    public DateOnly OpenFrom(DateOnly day)
    {
        while (!calendar.IsOpen(day)) day = day.AddDays(1);
        return day;
    }
}
