namespace Serverless.LocalDev.ServiceBus;

/// <summary>Copies what is published to the subscriptions whose rules match; without one that matches, a message is gone.</summary>
internal sealed class TopicEntity(ServiceBusNamespace bus, int id, string path, EntityOptions options, SequenceCounter sequences)
    : BusEntity(bus, id, path, options, sequences)
{
    private readonly List<(QueueEntity Entity, IReadOnlyList<SubscriptionRule> Rules)> subscriptions = [];

    public void Add(QueueEntity subscription, IReadOnlyList<SubscriptionRule> rules) => subscriptions.Add((subscription, rules));

    public override void Deliver(long sequence, long origin, OutgoingMessage message, long now, int hops, BusChange change)
    {
        TotalEnqueued++;
        message = message.LivingAtMost(Options.DefaultMessageTimeToLive);
        foreach (var (subscription, rules) in subscriptions) Copy(message, subscription, rules, sequence, now, hops, change);
    }

    public override EntityCounts Count() => new(Path, 0, 0, Scheduled.Count, 0, 0, TotalEnqueued);

    // Rules without an action share one copy; each rule with an action makes one of its own (docs: Topic filters and actions).
    private static void Copy(
        OutgoingMessage message, QueueEntity subscription, IReadOnlyList<SubscriptionRule> rules, long sequence, long now, int hops, BusChange change)
    {
        var copied = rules.Count == 0;
        if (copied) subscription.Deliver(subscription.Sequences.Next(change), sequence, message, now, hops, change);
        foreach (var rule in rules)
        {
            if ((rule.Action is null && copied) || !rule.Filter.Matches(message.Content)) continue;
            var copy = rule.Action is null ? message : OutgoingMessage.From(rule.Action.Apply(message.Content));
            copied |= rule.Action is null;
            subscription.Deliver(subscription.Sequences.Next(change), sequence, copy, now, hops, change);
        }
    }
}
