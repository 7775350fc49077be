using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Orchestrations.Durable;

public static class OrchestrationStarts
{
    /// <summary>Starts the orchestration, unless it is running or has already run.</summary>
    public static async Task StartOnceAsync(this DurableTaskClient durable, TaskName name, string instanceId, object input, CancellationToken cancellation = default)
    {
        // Scheduling a running instance again would replace it, so an existing instance is never scheduled again, whatever its state.
        if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is not null) return;
        var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await durable.ScheduleNewOrchestrationInstanceAsync(name, input, options, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Another caller started it at the same moment. Backends throw different exceptions for this, so its existence is checked instead.
            if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is null) throw;
        }
    }
}
