using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Refusals as the SDKs read them (docs: AMQP errors in Azure Service Bus).</summary>
internal static class AmqpErrors
{
    public static AmqpException ToException(Exception reason) => new(ToError(reason));

    public static Error ToError(Exception reason) => new() { Condition = Condition(reason), Description = reason.Message };

    public static AmqpResponseStatusCode Status(Exception reason) => reason switch
    {
        BusException { Reason: BusFailure.MessagingEntityNotFound or BusFailure.MessageNotFound } => AmqpResponseStatusCode.NotFound,
        BusException { Reason: BusFailure.MessageLockLost or BusFailure.SessionLockLost or BusFailure.SessionCannotBeLocked } => AmqpResponseStatusCode.Gone,
        BusException { Reason: BusFailure.MessageSizeExceeded or BusFailure.QuotaExceeded } => AmqpResponseStatusCode.Forbidden,
        BusException { Reason: BusFailure.ServiceTimeout } => AmqpResponseStatusCode.RequestTimeout,
        BusException { Reason: BusFailure.ServiceCommunicationProblem } => AmqpResponseStatusCode.InternalServerError,
        BusException { Reason: BusFailure.NotSupported } => AmqpResponseStatusCode.NotImplemented,
        _ => AmqpResponseStatusCode.BadRequest,
    };

    public static AmqpSymbol Condition(Exception reason) => reason is BusException { Reason: var failure }
        ? failure switch
        {
            BusFailure.MessagingEntityNotFound => AmqpErrorCode.NotFound,
            BusFailure.MessageNotFound => "com.microsoft:message-not-found",
            BusFailure.MessageLockLost => "com.microsoft:message-lock-lost",
            BusFailure.SessionLockLost => "com.microsoft:session-lock-lost",
            BusFailure.SessionCannotBeLocked => "com.microsoft:session-cannot-be-locked",
            BusFailure.MessageSizeExceeded => AmqpErrorCode.MessageSizeExceeded,
            BusFailure.QuotaExceeded => AmqpErrorCode.ResourceLimitExceeded,
            BusFailure.ServiceTimeout => "com.microsoft:timeout",
            BusFailure.NotAllowed => AmqpErrorCode.NotAllowed,
            BusFailure.NotSupported => AmqpErrorCode.NotImplemented,
            _ => AmqpErrorCode.InternalError,
        }
        : (AmqpSymbol)"com.microsoft:argument-error";
}
