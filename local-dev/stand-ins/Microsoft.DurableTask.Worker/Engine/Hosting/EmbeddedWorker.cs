using Microsoft.Extensions.Hosting;

namespace Serverless.LocalDev.Durable;

/// <summary>Runs the engine for as long as its host.</summary>
internal sealed class EmbeddedWorker(OrchestrationEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
}
