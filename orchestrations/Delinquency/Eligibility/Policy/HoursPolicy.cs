using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>At which hours nobody is cut off. Times are shown by the city's clocks.</summary>
/// <param name="From">The first minute of a day at which a cut may be made.</param>
/// <param name="Until">The first minute at which no cut is made any more.</param>
/// <param name="BeforeClosedDayFrom">From when on none is made on the day before a closed one; midnight bars the whole day.</param>
/// <param name="WeekendFrom">On Friday, for everybody who is not commercial.</param>
/// <param name="WeekendUntil">On Monday.</param>
public sealed record HoursPolicy(
    Figure<TimeOnly> From, Figure<TimeOnly> Until, Basis ClosedDay, Figure<TimeOnly> BeforeClosedDayFrom, Figure<TimeOnly> WeekendFrom, Figure<TimeOnly> WeekendUntil);
