namespace Serverless.LocalDev.ServiceBus;

internal sealed record QueueDefinition(string Name, EntityOptions Options);

internal sealed record TopicDefinition(string Name, EntityOptions Options, IReadOnlyList<SubscriptionDefinition> Subscriptions);

/// <summary>A subscription without rules takes everything, as one made without naming a rule does ($Default).</summary>
internal sealed record SubscriptionDefinition(string Name, EntityOptions Options, IReadOnlyList<SubscriptionRule> Rules)
{
    private static readonly SubscriptionRule Default = new("$Default", SqlFilter.Everything);

    /// <summary>The rules as clients see them.</summary>
    public IReadOnlyList<SubscriptionRule> ShownRules => Rules.Count > 0 ? Rules : [Default];
}
