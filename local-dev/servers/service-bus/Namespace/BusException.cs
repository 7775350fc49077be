namespace Serverless.LocalDev.ServiceBus;

/// <summary>Why the broker refused.</summary>
internal enum BusFailure
{
    MessagingEntityNotFound,
    MessageLockLost,
    MessageNotFound,
    MessageSizeExceeded,
    QuotaExceeded,
    ServiceTimeout,
    ServiceCommunicationProblem,
    SessionCannotBeLocked,
    SessionLockLost,

    /// <summary>The entity does not take this operation, whatever its state.</summary>
    NotAllowed,

    /// <summary>Part of the real service that this one does not have.</summary>
    NotSupported,
}

/// <summary>A refusal of the broker; what a client sees of it depends on its protocol.</summary>
internal sealed class BusException(BusFailure reason, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public BusFailure Reason => reason;
}
