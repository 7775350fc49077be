using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by the clock (docs: "Timer trigger for Azure Functions").</summary>
/// <param name="schedule">NCRONTAB with seconds (six fields) or without (five), a TimeSpan, or %SETTING%; in UTC.</param>
[AttributeUsage(AttributeTargets.Parameter)]
[BindingCapabilities(KnownBindingCapabilities.FunctionLevelRetry)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Remembers the schedule's status, so that an occurrence missed while the host was down is made up for. Off for schedules of less than a minute.</summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
