namespace Serverless.LocalDev.ServiceBus;

/// <summary>The entities of one namespace, from a file in the official emulator's Config.json format, and the namespace's limits.</summary>
internal sealed record ServiceBusEntities
{
    public const int StandardMessageSize = 256 * 1024;
    public const int PremiumMessageSize = 1024 * 1024;

    public IReadOnlyList<QueueDefinition> Queues { get; init; } = [];

    public IReadOnlyList<TopicDefinition> Topics { get; init; } = [];

    /// <summary>Bytes of one message, header and body, and of one batch: 256 KB in Standard, 1 MB in Premium (docs: Quotas).</summary>
    public int MaxMessageSize { get; init; } = StandardMessageSize;

    /// <summary>Bytes a queue or subscription holds before it refuses with QuotaExceeded: 5 GB, the largest of Standard.</summary>
    public long MaxEntitySize { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>
    /// The same entities with messages that live as long as <paramref name="timeToLive"/>: the emulator's file cannot say more
    /// than an hour, a real namespace is deployed with more.
    /// </summary>
    public ServiceBusEntities WithTimeToLive(TimeSpan timeToLive)
    {
        EntityOptions Lasting(EntityOptions options) => options with { DefaultMessageTimeToLive = timeToLive };
        return this with
        {
            Queues = [.. Queues.Select(queue => queue with { Options = Lasting(queue.Options) })],
            Topics = [.. Topics.Select(topic => topic with
            {
                Options = Lasting(topic.Options),
                Subscriptions = [.. topic.Subscriptions.Select(subscription => subscription with { Options = Lasting(subscription.Options) })],
            })],
        };
    }

    /// <summary>The same entities with one more subscription to every topic. It takes all that is told there.</summary>
    public ServiceBusEntities WithSubscription(string name, EntityOptions options) => this with
    {
        Topics = [.. Topics.Select(topic => topic with { Subscriptions = [.. topic.Subscriptions, new SubscriptionDefinition(name, options, [])] })],
    };

    /// <summary>The subscription at "topic/Subscriptions/subscription", or null.</summary>
    public SubscriptionDefinition? Subscription(string path) => Topics
        .SelectMany(topic => topic.Subscriptions.Select(subscription => (Path: EntityPath.Subscription(topic.Name, subscription.Name), subscription)))
        .FirstOrDefault(one => one.Path.Equals(path, StringComparison.OrdinalIgnoreCase)).subscription;

    /// <exception cref="FormatException">Names the line and the reason.</exception>
    public static ServiceBusEntities Parse(string json) => new EntitiesParser().Parse(json);

    /// <inheritdoc cref="Parse"/>
    public static ServiceBusEntities Load(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file));
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{file}: {wrong.Message}", wrong);
        }
    }
}
