using System.Xml;
using System.Xml.Linq;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Descriptions of entities as the administration API writes them (docs: Service Bus Resource Manager REST, ATOM). Times of
/// creation and change are not known here: they are 1970.
/// </summary>
internal static class EntityXml
{
    public static readonly XNamespace Bus = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    private static readonly XNamespace Details = "http://schemas.microsoft.com/netservices/2011/06/servicebus";
    private const string Unknown = "1970-01-01T00:00:00Z";

    public static XElement Namespace(string name) => new(
        Bus + "NamespaceInfo", Value("CreatedTime", Unknown), Value("MessagingSKU", "Standard"), Value("ModifiedTime", Unknown), Value("Name", name),
        Value("NamespaceType", "Messaging"));

    public static XElement Queue(QueueDefinition queue, EntityCounts counts, Func<string, string> address) => new(
        Bus + "QueueDescription",
        Receiving(queue.Options),
        Value("RequiresDuplicateDetection", queue.Options.RequiresDuplicateDetection),
        Value("DuplicateDetectionHistoryTimeWindow", queue.Options.DuplicateDetectionHistoryTimeWindow),
        Value("MaxSizeInMegabytes", 5L * 1024),
        Value("SizeInBytes", 0L),
        Common(counts),
        Forwarding(queue.Options, address));

    public static XElement Topic(TopicDefinition topic, EntityCounts counts) => new(
        Bus + "TopicDescription",
        Value("DefaultMessageTimeToLive", topic.Options.DefaultMessageTimeToLive),
        Value("MaxSizeInMegabytes", 5L * 1024),
        Value("RequiresDuplicateDetection", topic.Options.RequiresDuplicateDetection),
        Value("DuplicateDetectionHistoryTimeWindow", topic.Options.DuplicateDetectionHistoryTimeWindow),
        Value("SizeInBytes", 0L),
        Value("SubscriptionCount", (long)topic.Subscriptions.Count),
        Common(counts));

    public static XElement Subscription(SubscriptionDefinition subscription, EntityCounts counts, Func<string, string> address) => new(
        Bus + "SubscriptionDescription", Receiving(subscription.Options), Common(counts), Forwarding(subscription.Options, address));

    public static XElement Value(string name, object value) => new(Bus + name, value switch
    {
        TimeSpan span => XmlConvert.ToString(span),
        bool flag => XmlConvert.ToString(flag),
        _ => value,
    });

    private static XElement[] Receiving(EntityOptions options) =>
    [
        Value("LockDuration", options.LockDuration),
        Value("RequiresSession", options.RequiresSession),
        Value("DefaultMessageTimeToLive", options.DefaultMessageTimeToLive),
        Value("DeadLetteringOnMessageExpiration", options.DeadLetteringOnMessageExpiration),
        Value("MaxDeliveryCount", options.MaxDeliveryCount),
    ];

    // A locked message is an active one to who looks from outside (docs: Message counters).
    private static XElement[] Common(EntityCounts counts) =>
    [
        Value("MessageCount", counts.Active + counts.Locked + counts.Scheduled + counts.Deferred + counts.DeadLettered),
        Value("Status", "Active"),
        Value("CreatedAt", Unknown),
        Value("UpdatedAt", Unknown),
        Value("AccessedAt", Unknown),
        Value("EnableBatchedOperations", true),
        Value("AutoDeleteOnIdle", TimeSpan.MaxValue),
        new(
            Bus + "CountDetails",
            new XElement(Details + "ActiveMessageCount", counts.Active + counts.Locked + counts.Deferred),
            new XElement(Details + "DeadLetterMessageCount", counts.DeadLettered),
            new XElement(Details + "ScheduledMessageCount", counts.Scheduled),
            new XElement(Details + "TransferMessageCount", 0),
            new XElement(Details + "TransferDeadLetterMessageCount", 0)),
    ];

    private static IEnumerable<XElement> Forwarding(EntityOptions options, Func<string, string> address)
    {
        if (options.ForwardTo is { } target) yield return Value("ForwardTo", address(target));
        if (options.ForwardDeadLetteredMessagesTo is { } dead) yield return Value("ForwardDeadLetteredMessagesTo", address(dead));
    }
}
