namespace Serverless.LocalDev.ServiceBus;

/// <summary>Why a message was dead-lettered, and the reasons of the broker itself (docs: Overview of Service Bus dead-letter queues).</summary>
internal static class DeadLetterReasons
{
    public const string ReasonProperty = "DeadLetterReason";
    public const string DescriptionProperty = "DeadLetterErrorDescription";

    public const string MaxDeliveryCount = "MaxDeliveryCountExceeded";
    public const string Expired = "TTLExpiredException";
    public const string ExpiredDescription = "The message expired and was dead lettered.";
    public const string Hops = "MaxTransferHopCountExceeded";
    public const string HopsDescription = "The maximum number of allowed hops when forwarding between queues has been exceeded. This value is set to 4.";
    public const string SessionIdNull = "Session id is null.";
    public const string SessionIdNullDescription = "Session enabled entity doesn't allow a message whose session identifier is null.";

    public static string DeliveryDescription(int attempts) => $"Message could not be consumed after {attempts} delivery attempts.";
}
