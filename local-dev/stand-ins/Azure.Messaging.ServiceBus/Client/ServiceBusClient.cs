#nullable disable annotations
using Azure.Core;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Azure.Messaging.ServiceBus;

/// <summary>
/// Reaches an embedded namespace by its host name, at first use. Credentials are taken and not checked: whoever runs in this
/// process may use it.
/// </summary>
public partial class ServiceBusClient : IAsyncDisposable
{
    private readonly ServiceBusClientOptions options = new();
    private readonly string onlyEntity;
    private ServiceBusNamespace found;

    protected ServiceBusClient() { }

    public ServiceBusClient(string connectionString) : this(connectionString, new ServiceBusClientOptions()) { }

    public ServiceBusClient(string connectionString, ServiceBusClientOptions options)
        : this(ServiceBusConnectionStringProperties.Parse(connectionString), options) { }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) : this(fullyQualifiedNamespace, credential, new()) { }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)
        : this(fullyQualifiedNamespace, credential, options, null) { }

    public ServiceBusClient(string fullyQualifiedNamespace, AzureNamedKeyCredential credential, ServiceBusClientOptions options = default)
        : this(fullyQualifiedNamespace, credential, options, null) { }

    public ServiceBusClient(string fullyQualifiedNamespace, AzureSasCredential credential, ServiceBusClientOptions options = default)
        : this(fullyQualifiedNamespace, credential, options, null) { }

    private ServiceBusClient(ServiceBusConnectionStringProperties properties, ServiceBusClientOptions options)
        : this(properties.FullyQualifiedNamespace, properties, options, properties.EntityPath) { }

    private ServiceBusClient(string host, object credential, ServiceBusClientOptions options, string entityPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentNullException.ThrowIfNull(credential);
        this.options = options ?? new();
        if (this.options.EnableCrossEntityTransactions)
        {
            throw new NotSupportedException("ServiceBusClientOptions.EnableCrossEntityTransactions: the embedded namespace has no transactions.");
        }
        FullyQualifiedNamespace = host;
        Identifier = this.options.Identifier ?? ClientIdentifiers.Next(host);
        onlyEntity = entityPath;
    }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public ServiceBusTransportType TransportType => options.TransportType;

    /// <summary>How long a receive without a wait of its own waits.</summary>
    internal TimeSpan TryTimeout => options.RetryOptions?.TryTimeout ?? TimeSpan.FromMinutes(1);

    internal ServiceBusNamespace Namespace
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            // A namespace closed and opened again under the same name is found again.
            if (found is null or { IsClosed: true }) found = EmbeddedEndpoints.Resolve<ServiceBusNamespace>(FullyQualifiedNamespace);
            return found;
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => $"{nameof(ServiceBusClient)}({FullyQualifiedNamespace})";

    private string Checked(string entity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return string.IsNullOrEmpty(onlyEntity) || onlyEntity.Equals(entity, StringComparison.OrdinalIgnoreCase)
            ? entity
            : throw new ArgumentException($"The connection string is for the entity '{onlyEntity}', not for '{entity}'.", nameof(entity));
    }

    private string Checked(string topic, string subscription)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subscription);
        return EntityPath.Subscription(Checked(topic), subscription);
    }
}
