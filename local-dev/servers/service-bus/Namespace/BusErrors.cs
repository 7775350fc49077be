using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>The service's refusals, in its words (docs: Service Bus messaging exceptions).</summary>
internal static class BusErrors
{
    public static BusException NotFound(string host, string path) => new(
        BusFailure.MessagingEntityNotFound, $"The messaging entity 'sb://{host}/{path}' could not be found.");

    public static BusException MessageLockLost() => new(
        BusFailure.MessageLockLost, "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    public static BusException SessionLockLost() => new(
        BusFailure.SessionLockLost, "The session lock has expired on the MessageSession. Accept a new MessageSession.");

    public static BusException SessionCannotBeLocked(string session) => new(
        BusFailure.SessionCannotBeLocked, $"The requested session '{session}' cannot be accepted. It may be locked by another receiver.");

    public static BusException NoSession() => new(BusFailure.ServiceTimeout, "No session became available within the try timeout.");

    public static BusException MessageNotFound(long sequence) => new(
        BusFailure.MessageNotFound,
        $"Failed to lock one or more specified messages. The message with sequence number {sequence} does not exist.");

    public static BusException ScheduledNotFound(long sequence) => new(
        BusFailure.MessageNotFound, $"The scheduled message with sequence number {sequence} does not exist.");

    public static BusException TooLarge(long size, long limit) => new(
        BusFailure.MessageSizeExceeded, $"The received message (size {size} bytes) exceeds the limit ({limit} bytes) currently allowed on the link.");

    public static BusException QuotaExceeded(string path, long limit) => new(
        BusFailure.QuotaExceeded, $"The maximum entity size has been reached or exceeded for '{path}' ({limit} bytes).");

    public static BusException Closed(string host) => new(BusFailure.ServiceCommunicationProblem, $"The local namespace '{host}' is closed.");

    /// <summary>What a client sees of a namespace that cannot store anything any more: transient, as any service that is down.</summary>
    public static BusException Unavailable(string host, StoreException reason) => new(
        BusFailure.ServiceCommunicationProblem, $"The local namespace '{host}' takes nothing any more. {reason.Message}", reason);

    public static BusException SessionIdMissing(string path) => new(
        BusFailure.NotAllowed,
        "The SessionId was not set on a message, and it cannot be sent to the entity. Entities that have session support enabled " +
        $"can only receive messages that have the SessionId set to a valid value. ({path})");

    public static BusException NeedsSessionReceiver(string path) => new(
        BusFailure.NotAllowed, $"It is not possible for an entity that requires sessions to create a non-sessionful message receiver. ({path})");

    public static BusException TakesNoSessions(string path) => new(
        BusFailure.NotAllowed, $"A sessionful message receiver cannot be created on an entity that does not require sessions. ({path})");

    public static BusException DeadAlready(string path) => new(
        BusFailure.NotAllowed, $"A message of a dead-letter queue cannot be dead-lettered again. ({path})");

    public static BusException NoTransactions() => new(BusFailure.NotSupported, "The local namespace has no transactions.");

    public static BusException NoSendingVia() => new(BusFailure.NotSupported, "The local namespace does not send via another entity.");

    public static BusException LockOfSession() => new(
        BusFailure.NotAllowed, "A message of a session has no lock of its own to renew: renew the session's.");
}
