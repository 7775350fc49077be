using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>When a crew's visit is late, and when it is given up.</summary>
public readonly record struct VisitTimes(DateTime RemindAt, DateTime GiveUpAt)
{
    /// <summary>Counts from the beginning of the visit's day in the city, or from now when that has passed. Times are UTC.</summary>
    public static VisitTimes For(DateOnly scheduledFor, DateTime utcNow, ResidentialStartPolicy policy)
    {
        var day = BusinessCalendar.BeginningOf(scheduledFor).UtcDateTime;
        var from = day > utcNow ? day : utcNow;
        return new(from + policy.ReminderAfter, from + policy.GiveUpAfter);
    }
}
