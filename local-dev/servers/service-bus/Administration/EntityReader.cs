using System.Xml.Linq;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Finds what an administration path names and shows it as an ATOM entry or feed.</summary>
internal sealed class EntityReader(ServiceBusNamespace bus, string host)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private readonly Dictionary<string, EntityCounts> counts = bus.Counts().ToDictionary(one => one.Path, StringComparer.OrdinalIgnoreCase);

    private ServiceBusEntities Entities => bus.Limits;

    /// <summary>Null for a path that names nothing.</summary>
    public XElement? Read(AdministrationRequest request) => request.Path.Split('/') switch
    {
        ["$namespaceinfo"] => Entry("namespace", EntityXml.Namespace(bus.Host)),
        ["$Resources", var kind] when Is(kind, "queues") => Feed(request, Entities.Queues.Select(Queue)),
        ["$Resources", var kind] when Is(kind, "topics") => Feed(request, Entities.Topics.Select(Topic)),
        [var name] => Entities.Queues.Where(queue => Is(queue.Name, name)).Select(Queue)
            .Concat(Entities.Topics.Where(topic => Is(topic.Name, name)).Select(Topic)).FirstOrDefault(),
        [var topic, var kind] when Is(kind, "subscriptions") && FindTopic(topic) is { } found =>
            Feed(request, found.Subscriptions.Select(subscription => Subscription(found, subscription))),
        [var topic, var kind, var name] when Is(kind, "subscriptions") && FindTopic(topic) is { } found =>
            found.Subscriptions.Where(subscription => Is(subscription.Name, name)).Select(subscription => Subscription(found, subscription)).FirstOrDefault(),
        [var topic, _, var name, var kind] when Is(kind, "rules") && Rules(topic, name) is { } rules => Feed(request, rules.Select(Rule)),
        [var topic, _, var name, var kind, var rule] when Is(kind, "rules") =>
            Rules(topic, name)?.Where(one => Is(one.Name, rule)).Select(Rule).FirstOrDefault(),
        _ => null,
    };

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private TopicDefinition? FindTopic(string name) => Entities.Topics.FirstOrDefault(topic => Is(topic.Name, name));

    private IReadOnlyList<SubscriptionRule>? Rules(string topic, string subscription) =>
        Entities.Subscription(EntityPath.Subscription(topic, subscription))?.ShownRules;

    private XElement Queue(QueueDefinition queue) => Entry(queue.Name, EntityXml.Queue(queue, counts[queue.Name], Address));

    private XElement Topic(TopicDefinition topic) => Entry(topic.Name, EntityXml.Topic(topic, counts[topic.Name]));

    private XElement Subscription(TopicDefinition topic, SubscriptionDefinition subscription) => Entry(
        subscription.Name, EntityXml.Subscription(subscription, counts[EntityPath.Subscription(topic.Name, subscription.Name)], Address));

    private XElement Rule(SubscriptionRule rule) => Entry(rule.Name, RuleXml.Rule(rule));

    private string Address(string entity) => $"sb://{host}/{entity}";

    private XElement Entry(string name, XElement description) => new(
        Atom + "entry",
        new XElement(Atom + "id", $"http://{host}/{name}"),
        new XElement(Atom + "title", new XAttribute("type", "text"), name),
        new XElement(Atom + "content", new XAttribute("type", "application/xml"), description));

    private static XElement Feed(AdministrationRequest request, IEnumerable<XElement> entries) => new(
        Atom + "feed",
        new XElement(Atom + "title", new XAttribute("type", "text"), request.Path),
        entries.Skip(request.Skip).Take(request.Top));
}
