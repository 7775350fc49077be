using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions.Timers;

internal sealed class TimerExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        applicationBuilder.Services.AddSingleton<ITriggerProvider, TimerTriggerProvider>();
        applicationBuilder.Services.AddSingleton<ScheduleMonitor>();
    }
}
