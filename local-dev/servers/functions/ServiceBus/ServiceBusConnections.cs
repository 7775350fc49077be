using Serverless.LocalDev.Functions.Configuration;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// Looks whether a binding's Connection is configured: a setting NAME with a connection string, or
/// NAME__fullyQualifiedNamespace (docs: Azure Functions identity-based connections). This host has one bus, to which all lead.
/// </summary>
internal static class ServiceBusConnections
{
    private static readonly string[] DefaultNames = ["AzureWebJobsServiceBus", "ServiceBus"];

    /// <exception cref="InvalidOperationException">Names the settings that were looked for.</exception>
    public static void Require(HostSettings settings, string? connection, string function)
    {
        string[] names = string.IsNullOrEmpty(connection) ? DefaultNames : [connection, "AzureWebJobs" + connection];
        var wanted = names.SelectMany(name => new[] { name, name + "__fullyQualifiedNamespace" }).ToArray();
        if (!wanted.Any(name => !string.IsNullOrEmpty(settings[name])))
        {
            throw new InvalidOperationException(
                $"Function '{function}': no Service Bus connection is configured. One of these settings is needed: {string.Join(", ", wanted)}.");
        }
    }
}
