#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>What went wrong in a processor, and where: a handler that threw, a settlement too late.</summary>
public sealed class ProcessErrorEventArgs : EventArgs
{
    public ProcessErrorEventArgs(
        Exception exception,
        ServiceBusErrorSource errorSource,
        string fullyQualifiedNamespace,
        string entityPath,
        string identifier,
        CancellationToken cancellationToken)
    {
        Exception = exception;
        ErrorSource = errorSource;
        FullyQualifiedNamespace = fullyQualifiedNamespace;
        EntityPath = entityPath;
        Identifier = identifier;
        CancellationToken = cancellationToken;
    }

    public ProcessErrorEventArgs(
        Exception exception,
        ServiceBusErrorSource errorSource,
        string fullyQualifiedNamespace,
        string entityPath,
        CancellationToken cancellationToken)
        : this(exception, errorSource, fullyQualifiedNamespace, entityPath, string.Empty, cancellationToken) { }

    public CancellationToken CancellationToken { get; }

    public string EntityPath { get; }

    public ServiceBusErrorSource ErrorSource { get; }

    public Exception Exception { get; }

    public string FullyQualifiedNamespace { get; }

    public string Identifier { get; }
}
