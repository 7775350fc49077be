using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>All orchestrator and activity functions share one engine: the first listener starts it, the first to stop drains it.</summary>
internal sealed class EngineListener(OrchestrationEngine engine) : ITriggerListener
{
    public Task StartAsync(CancellationToken cancellation) => engine.StartAsync(cancellation);

    public Task StopAsync(CancellationToken cancellation) => engine.StopAsync(cancellation);
}
