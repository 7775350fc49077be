namespace Serverless.LocalDev.ServiceBus;

/// <summary>A subscription's rule: what it takes, and what it changes on the copy.</summary>
internal sealed record SubscriptionRule(string Name, IMessageFilter Filter, SqlRuleAction? Action = null);

internal interface IMessageFilter
{
    bool Matches(BrokeredContent message);
}
