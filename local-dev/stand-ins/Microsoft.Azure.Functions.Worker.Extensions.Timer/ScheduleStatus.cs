namespace Microsoft.Azure.Functions.Worker;

/// <summary>A schedule's status before the present run; times in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The latest occurrence that ran; <see cref="DateTime.MinValue"/> before the first.</summary>
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
