namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told.</summary>
public class TimerInfo
{
    /// <summary>Null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The occurrence was missed and is made up for.</summary>
    public bool IsPastDue { get; set; }
}
