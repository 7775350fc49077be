using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// Finds the namespace a binding's Connection names: a setting NAME with a connection string, or NAME__fullyQualifiedNamespace
/// (docs: Azure Functions identity-based connections). Without a name: AzureWebJobsServiceBus.
/// </summary>
internal sealed class BusConnections(IConfiguration configuration)
{
    private static readonly string[] DefaultNames = ["AzureWebJobsServiceBus", "ServiceBus"];

    public IConfiguration Configuration => configuration;

    /// <exception cref="InvalidOperationException">No such setting, or no such namespace in this process.</exception>
    public ServiceBusNamespace Open(string? connection, string function) =>
        EmbeddedEndpoints.Resolve<ServiceBusNamespace>(HostOf(connection, function));

    /// <exception cref="InvalidOperationException">Names the settings that were looked for.</exception>
    public string HostOf(string? connection, string function)
    {
        string[] names = string.IsNullOrEmpty(connection) ? DefaultNames : [connection, "AzureWebJobs" + connection];
        foreach (var name in names)
        {
            if (configuration[name + ":fullyQualifiedNamespace"] is { Length: > 0 } host) return host;
            if (configuration[name + "__fullyQualifiedNamespace"] is { Length: > 0 } flat) return flat;
            if (configuration[name] is { Length: > 0 } text) return ServiceBusConnectionStringProperties.Parse(text).FullyQualifiedNamespace;
        }
        throw new InvalidOperationException(
            $"Function '{function}': no Service Bus connection is configured. One of these settings is needed: " +
            string.Join(", ", names.SelectMany(name => new[] { name, name + "__fullyQualifiedNamespace" })) + ".");
    }
}
