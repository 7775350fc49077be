using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Triggers;

namespace Serverless.LocalDev.Functions.Timers;

internal sealed class TimerTriggerProvider(HostContext host) : ITriggerProvider
{
    private readonly ScheduleMonitor monitor = new(host.Store);

    public ITriggerListener? TryCreate(FunctionDefinition function)
    {
        var trigger = function.Trigger;
        if (!trigger.Is("timerTrigger")) return null;
        var text = host.Settings.Resolve(trigger.Text("schedule") ?? "", $"Function '{function.Name}'");
        var schedule = TimerSchedule.Parse(function.Name, text);
        // The real extension does not monitor what comes round within a minute: its status would always be late.
        var isMonitored = (trigger.Flag("useMonitor") ?? true) && !schedule.IsSubMinute(host.Clock.UtcNow);
        return new TimerListener(
            function, host.Invoker, schedule, host.Clock, isMonitored ? monitor : null, trigger.Flag("runOnStartup") ?? false);
    }
}
