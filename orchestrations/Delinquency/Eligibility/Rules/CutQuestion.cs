using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What a rule is asked: may this service be cut at this moment?</summary>
public sealed record CutQuestion(DisconnectionFacts Facts, DisconnectionPolicy Policy, BusinessCalendar Calendar, DateTimeOffset Now)
{
    /// <summary>The city's day.</summary>
    public DateOnly Day => BusinessCalendar.DateOf(Now);

    /// <summary>What the city's clocks show.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(CityTime.At(Now).DateTime);

    /// <summary>Whether something that was found at a moment may still be relied on. What lies ahead of now may not.</summary>
    public bool IsFresh(DateTimeOffset found, TimeSpan goodFor) => found <= Now && Now - found < goodFor;

    /// <summary>The first day from <paramref name="day"/> on, itself included, on which the offices are open.</summary>
    public DateOnly OpenFrom(DateOnly day)
    {
        while (!Calendar.IsOpen(day)) day = day.AddDays(1);
        return day;
    }
}
