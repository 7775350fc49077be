using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>The client functions get: it also knows where its host's management endpoints are and the key that opens them.</summary>
internal sealed class FunctionDurableTaskClient(OrchestrationEngine engine, IServiceProvider services)
    : EmbeddedDurableTaskClient("default", engine, new DurableTaskClientOptions { DefaultVersion = engine.Options.DefaultVersion })
{
    /// <summary>Scheme, host and port of the host, if it has told; otherwise the request at hand says.</summary>
    public string? Origin { get; set; }

    public string? SystemKey => services.GetService<KeyRing>()?.Keys?.HostKey;
}
