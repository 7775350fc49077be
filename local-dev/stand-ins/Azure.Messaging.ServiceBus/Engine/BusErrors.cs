using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>The service's refusals, in its words (docs: Service Bus messaging exceptions).</summary>
internal static class BusErrors
{
    public static ServiceBusException NotFound(string host, string path) => new(
        $"The messaging entity 'sb://{host}/{path}' could not be found.", ServiceBusFailureReason.MessagingEntityNotFound, path);

    public static ServiceBusException MessageLockLost(string path) => new(
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.",
        ServiceBusFailureReason.MessageLockLost, path);

    public static ServiceBusException SessionLockLost(string path) => new(
        "The session lock has expired on the MessageSession. Accept a new MessageSession.", ServiceBusFailureReason.SessionLockLost, path);

    public static ServiceBusException SessionCannotBeLocked(string path, string session) => new(
        $"The requested session '{session}' cannot be accepted. It may be locked by another receiver.",
        ServiceBusFailureReason.SessionCannotBeLocked, path);

    public static ServiceBusException NoSession(string path) => new(
        "No session became available within the try timeout.", ServiceBusFailureReason.ServiceTimeout, path);

    public static ServiceBusException MessageNotFound(string path, long sequence) => new(
        $"Failed to lock one or more specified messages. The message with sequence number {sequence} does not exist.",
        ServiceBusFailureReason.MessageNotFound, path);

    public static ServiceBusException ScheduledNotFound(string path, long sequence) => new(
        $"The scheduled message with sequence number {sequence} does not exist.", ServiceBusFailureReason.MessageNotFound, path);

    public static ServiceBusException TooLarge(string path, long size, long limit) => new(
        $"The received message (size {size} bytes) exceeds the limit ({limit} bytes) currently allowed on the link.",
        ServiceBusFailureReason.MessageSizeExceeded, path);

    public static ServiceBusException QuotaExceeded(string path, long limit) => new(
        $"The maximum entity size has been reached or exceeded for '{path}' ({limit} bytes).", ServiceBusFailureReason.QuotaExceeded, path);

    public static ServiceBusException Closed(string host) => new(
        $"The embedded namespace '{host}' is closed.", ServiceBusFailureReason.ServiceCommunicationProblem);

    /// <summary>What a client sees of a namespace that cannot store anything any more: transient, as any service that is down.</summary>
    public static ServiceBusException Unavailable(string host, StoreException reason) => new(
        $"The embedded namespace '{host}' takes nothing any more. {reason.Message}", ServiceBusFailureReason.ServiceCommunicationProblem, innerException: reason);

    public static InvalidOperationException SessionIdMissing(string path) => new(
        "The SessionId was not set on a message, and it cannot be sent to the entity. Entities that have session support enabled " +
        $"can only receive messages that have the SessionId set to a valid value. ({path})");

    public static InvalidOperationException NeedsSessionReceiver(string path) => new(
        $"It is not possible for an entity that requires sessions to create a non-sessionful message receiver. ({path})");

    public static InvalidOperationException TakesNoSessions(string path) => new(
        $"A sessionful message receiver cannot be created on an entity that does not require sessions. ({path})");
}
