namespace Serverless.LocalDev.ServiceBus;

/// <summary>The receivable parts of a queue or subscription.</summary>
internal enum SubQueue { None, DeadLetter, TransferDeadLetter }

/// <summary>The addresses of entities: NAME, TOPIC/Subscriptions/NAME, and either with the address of a sub-queue.</summary>
internal static class EntityPath
{
    private const string DeadLetterSuffix = "/$deadletterqueue";
    private const string TransferSuffix = "/$Transfer/$deadletterqueue";

    public static string Subscription(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";

    public static string Of(string entity, SubQueue subQueue) => subQueue switch
    {
        SubQueue.DeadLetter => entity + DeadLetterSuffix,
        SubQueue.TransferDeadLetter => entity + TransferSuffix,
        _ => entity,
    };

    public static (string Entity, SubQueue SubQueue) Split(string path) => path switch
    {
        _ when path.EndsWith(TransferSuffix, StringComparison.OrdinalIgnoreCase) => (path[..^TransferSuffix.Length], SubQueue.TransferDeadLetter),
        _ when path.EndsWith(DeadLetterSuffix, StringComparison.OrdinalIgnoreCase) => (path[..^DeadLetterSuffix.Length], SubQueue.DeadLetter),
        _ => (path, SubQueue.None),
    };
}
