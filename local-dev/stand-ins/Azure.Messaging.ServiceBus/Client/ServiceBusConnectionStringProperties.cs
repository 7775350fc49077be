#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>The parts of a connection string: Endpoint=sb://HOST/;SharedAccessKeyName=…;SharedAccessKey=…[;EntityPath=…].</summary>
public class ServiceBusConnectionStringProperties
{
    public Uri Endpoint { get; private set; }

    public string EntityPath { get; private set; }

    public string FullyQualifiedNamespace => Endpoint?.Host;

    public string SharedAccessKey { get; private set; }

    public string SharedAccessKeyName { get; private set; }

    public string SharedAccessSignature { get; private set; }

    /// <exception cref="FormatException">The string is not one of NAME=VALUE pairs with an sb:// endpoint.</exception>
    public static ServiceBusConnectionStringProperties Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var properties = new ServiceBusConnectionStringProperties();
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0) throw new FormatException("The connection string contains a part that is not NAME=VALUE.");
            properties.Set(part[..separator].Trim(), part[(separator + 1)..].Trim());
        }
        return properties.Endpoint is null
            ? throw new FormatException("The connection string names no Endpoint.")
            : properties;
    }

    private void Set(string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "ENDPOINT":
                Endpoint = Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && endpoint.Scheme == "sb"
                    ? endpoint
                    : throw new FormatException("The connection string's Endpoint is not an sb:// address.");
                break;
            case "ENTITYPATH":
                EntityPath = value;
                break;
            case "SHAREDACCESSKEY":
                SharedAccessKey = value;
                break;
            case "SHAREDACCESSKEYNAME":
                SharedAccessKeyName = value;
                break;
            case "SHAREDACCESSSIGNATURE":
                SharedAccessSignature = value;
                break;
        }
    }
}
