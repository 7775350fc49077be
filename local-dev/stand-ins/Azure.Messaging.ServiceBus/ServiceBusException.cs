#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>What the service refused or could not do. <see cref="IsTransient"/> follows the reason: busy, timeout and communication are worth a retry.</summary>
public class ServiceBusException : Exception
{
    public ServiceBusException() { }

    public ServiceBusException(
        bool isTransient,
        string message,
        string entityName = default,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
        Exception innerException = default) : base(message, innerException)
    {
        IsTransient = isTransient;
        EntityPath = entityName;
        Reason = reason;
    }

    public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = default, Exception innerException = default)
        : this(IsTransientReason(reason), message, entityPath, reason, innerException) { }

    public string EntityPath { get; }

    public bool IsTransient { get; }

    public ServiceBusFailureReason Reason { get; }

    public override string Message => string.IsNullOrEmpty(EntityPath)
        ? $"{base.Message} ({Reason})"
        : $"{base.Message} ({Reason} - {EntityPath})";

    private static bool IsTransientReason(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.ServiceBusy
        or ServiceBusFailureReason.ServiceTimeout
        or ServiceBusFailureReason.ServiceCommunicationProblem;
}
