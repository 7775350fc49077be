using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions.Triggers;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Lets a task hub give out work for as long as the host listens.</summary>
internal sealed class TaskHubListener(TaskHub hub, WorkerTaskExecutor executor) : ITriggerListener
{
    public Task StartAsync(CancellationToken cancellation)
    {
        hub.Orchestrators = executor.Orchestrators;
        return hub.StartAsync(executor);
    }

    public Task StopAsync(CancellationToken cancellation) => hub.StopAsync(cancellation);
}
