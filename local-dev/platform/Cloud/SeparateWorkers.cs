using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// The application in worker processes of its own, as it is deployed: nothing of it is replaced, its settings alone lead it
/// here. So it runs on the wall clock, and knows neither the sign-in nor the outbox folder of a run in this process.
/// </summary>
internal sealed class SeparateWorkers : IAsyncDisposable
{
    private readonly WebApplication documents;
    private readonly WebApplication blobs;
    private readonly WorkerProcesses processes;

    private SeparateWorkers(WebApplication documents, WebApplication blobs, WorkerProcesses processes) =>
        (this.documents, this.blobs, this.processes) = (documents, blobs, processes);

    public static async Task<SeparateWorkers> StartAsync(EmbeddedCloud cloud, FunctionsHost host, IConfiguration settings, ApplicationOptions options)
    {
        var documents = await CloudPorts.ServeSecurelyAsync(cloud.Cosmos.HandleAsync, port: 0, cloud.Guard);
        var blobs = await CloudPorts.ServeAsync(cloud.Blobs.HandleAsync, port: 0, cloud.Guard);
        var environment = settings.AsEnumerable().Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        environment["Cosmos"] = $"AccountEndpoint={CloudPorts.AddressOf(documents)};AccountKey=bG9jYWw=;DisableServerCertificateValidation=True;";
        environment.TryAdd("Blobs", cloud.Blobs.ConnectionString(CloudPorts.AddressOf(blobs)));
        // A worker's own web server is the application's, and does with this setting what it would do with it anywhere.
        environment["AllowedHosts"] = string.Join(';', cloud.Guard.Hosts);
        var assembly = Path.Combine(AppContext.BaseDirectory, "Serverless.Functions.dll");
        return new(documents, blobs, WorkerProcesses.Start(host, new WorkerProcessOptions(assembly) { Count = options.Workers, Environment = environment }));
    }

    /// <summary>Call when the host has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await processes.DisposeAsync();
        await documents.DisposeAsync();
        await blobs.DisposeAsync();
    }
}
