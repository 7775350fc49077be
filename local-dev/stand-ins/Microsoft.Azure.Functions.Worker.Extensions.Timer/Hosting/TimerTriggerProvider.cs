using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Timers;

internal sealed class TimerTriggerProvider(CloudClock clock, ScheduleMonitor monitor, IConfiguration configuration) : ITriggerProvider
{
    public Type AttributeType => typeof(TimerTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker)
    {
        if (function.TriggerParameter.ParameterType != typeof(TimerInfo))
        {
            throw new InvalidOperationException(
                $"Function '{function.Name}', parameter '{function.TriggerParameter.Name}': [TimerTrigger] binds TimerInfo, not {function.TriggerParameter.ParameterType}.");
        }
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var schedule = TimerSchedule.Parse(function.Name, SettingText.Resolve(trigger.Schedule, configuration, function.Name));
        // The real extension does not monitor what comes round within a minute: its status would always be late.
        var isMonitored = trigger.UseMonitor && !schedule.IsSubMinute(clock.UtcNow);
        return new TimerListener(function, invoker, schedule, clock, isMonitored ? monitor : null, trigger.RunOnStartup);
    }
}
