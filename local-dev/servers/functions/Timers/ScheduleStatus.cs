namespace Serverless.LocalDev.Functions.Timers;

/// <summary>A schedule's status before the present run; times in UTC.</summary>
/// <param name="Last">The latest occurrence that ran; <see cref="DateTime.MinValue"/> before the first.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
