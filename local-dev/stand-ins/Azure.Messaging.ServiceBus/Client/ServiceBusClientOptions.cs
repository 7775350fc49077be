#nullable disable annotations
using System.Net;
using System.Net.Security;

namespace Azure.Messaging.ServiceBus;

/// <summary>Transport settings are accepted and have no effect: there is no transport.</summary>
public class ServiceBusClientOptions
{
    public RemoteCertificateValidationCallback CertificateValidationCallback { get; set; }

    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromMinutes(1);

    public Uri CustomEndpointAddress { get; set; }

    /// <summary>Transactions are not supported by the embedded namespace: a client asked for them refuses to be made.</summary>
    public bool EnableCrossEntityTransactions { get; set; }

    public string Identifier { get; set; }

    public ServiceBusRetryOptions RetryOptions { get; set; } = new();

    public ServiceBusTransportType TransportType { get; set; }

    public IWebProxy WebProxy { get; set; }
}
