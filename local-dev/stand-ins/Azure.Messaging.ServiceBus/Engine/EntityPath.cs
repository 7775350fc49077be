using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>The addresses of entities: NAME, TOPIC/Subscriptions/NAME, and either with /$deadletterqueue.</summary>
internal static class EntityPath
{
    private const string DeadLetterSuffix = "/$deadletterqueue";
    private const string TransferSuffix = "/$Transfer/$deadletterqueue";

    public static string Subscription(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";

    public static string SubQueue(string path, SubQueue subQueue) => subQueue switch
    {
        global::Azure.Messaging.ServiceBus.SubQueue.DeadLetter => path + DeadLetterSuffix,
        global::Azure.Messaging.ServiceBus.SubQueue.TransferDeadLetter => throw new NotSupportedException(
            "SubQueue.TransferDeadLetter: the embedded namespace forwards in the same step as it accepts, so nothing fails in transfer."),
        _ => path,
    };

    public static (string Entity, bool IsDeadLetter) Split(string path) => path switch
    {
        _ when path.EndsWith(TransferSuffix, StringComparison.OrdinalIgnoreCase) => throw new NotSupportedException(
            "The transfer dead-letter queue: the embedded namespace forwards in the same step as it accepts, so nothing fails in transfer."),
        _ when path.EndsWith(DeadLetterSuffix, StringComparison.OrdinalIgnoreCase) => (path[..^DeadLetterSuffix.Length], true),
        _ => (path, false),
    };
}
