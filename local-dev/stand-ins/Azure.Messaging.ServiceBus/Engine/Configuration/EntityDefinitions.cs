namespace Serverless.LocalDev.ServiceBus;

internal sealed record QueueDefinition(string Name, EntityOptions Options);

internal sealed record TopicDefinition(string Name, EntityOptions Options, IReadOnlyList<SubscriptionDefinition> Subscriptions);

/// <summary>A subscription without rules takes everything, as one made without naming a rule does ($Default).</summary>
internal sealed record SubscriptionDefinition(string Name, EntityOptions Options, IReadOnlyList<SubscriptionRule> Rules);
