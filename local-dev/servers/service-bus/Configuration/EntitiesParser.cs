namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads the emulator's Config.json: UserConfig, one namespace, its queues, topics, subscriptions and rules.</summary>
internal sealed class EntitiesParser
{
    private readonly Dictionary<string, ConfigNode> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Entity, string Target, ConfigNode At)> forwards = [];

    /// <exception cref="FormatException">Names the line and the reason.</exception>
    public ServiceBusEntities Parse(string json)
    {
        var root = ConfigNode.Parse(json);
        var config = root.Find("UserConfig") ?? throw root.Wrong("UserConfig is missing");
        var namespaces = config.List("Namespaces");
        if (namespaces.Count != 1) throw config.Wrong($"exactly one namespace expected, as in the emulator; found {namespaces.Count}");
        var only = namespaces[0];
        var entities = new ServiceBusEntities
        {
            Queues = [.. only.List("Queues").Select(Queue)],
            Topics = [.. only.List("Topics").Select(Topic)],
        };
        foreach (var (_, target, at) in forwards)
        {
            if (!names.ContainsKey(target)) throw at.Wrong($"the entity '{target}' to forward to does not exist");
        }
        return entities;
    }

    private QueueDefinition Queue(ConfigNode node)
    {
        var name = Name(node, "queue");
        Register(name, node);
        return new QueueDefinition(name, Options(name, node));
    }

    private TopicDefinition Topic(ConfigNode node)
    {
        var name = Name(node, "topic");
        Register(name, node);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var subscriptions = new List<SubscriptionDefinition>();
        foreach (var item in node.List("Subscriptions"))
        {
            var subscription = Name(item, "subscription");
            if (!seen.Add(subscription)) throw item.Wrong($"the subscription '{subscription}' of '{name}' is defined twice");
            var options = Options($"{name}/{subscription}", item);
            subscriptions.Add(new SubscriptionDefinition(subscription, options, [.. item.List("Rules").Select(RuleParser.Parse)]));
        }
        return new TopicDefinition(name, Options(name, node), subscriptions);
    }

    private EntityOptions Options(string entity, ConfigNode node)
    {
        if (node.Find("Properties") is not { } properties) return new EntityOptions();
        var options = OptionsParser.Parse(properties);
        if (options.ForwardTo is { } forward) forwards.Add((entity, forward, properties.Find("ForwardTo")!));
        if (options.ForwardDeadLetteredMessagesTo is { } dead) forwards.Add((entity, dead, properties.Find("ForwardDeadLetteredMessagesTo")!));
        return options;
    }

    private void Register(string name, ConfigNode node)
    {
        if (!names.TryAdd(name, node)) throw node.Wrong($"the entity '{name}' is defined twice");
    }

    private static string Name(ConfigNode node, string kind)
    {
        var name = node.Find("Name") ?? throw node.Wrong($"a {kind} without a Name");
        if (name.Text.Length is 0 or > 260) throw name.Wrong($"a {kind}'s name has 1 to 260 characters");
        if (name.Text.Contains('/', StringComparison.Ordinal)) throw name.Wrong($"the name '{name.Text}' contains a slash, which separates entities from sub-entities");
        return name.Text;
    }
}
