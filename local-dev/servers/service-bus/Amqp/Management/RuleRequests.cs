using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A subscription's rules, as lists under Microsoft's descriptors.</summary>
internal static class RuleRequests
{
    private const ulong RuleDescription = 0x13700000004;
    private const ulong NoAction = 0x13700000005;
    private const ulong SqlAction = 0x13700000006;
    private const ulong Sql = 0x1370000006;
    private const ulong Correlation = 0x1370000009;
    private const int CompatibilityLevel = 20;

    public static AmqpMap? List(ServiceBusNamespace bus, string entity, ManagementRequest request)
    {
        if (bus.Limits.Subscription(entity) is not { } subscription) throw BusErrors.NotFound(bus.Host, entity);
        var page = subscription.ShownRules.Skip(request.Count("skip")).Take(request.Count("top"))
            .Select(rule => new AmqpMap { [new MapKey("rule-description")] = Describe(rule) }).ToList();
        return page.Count == 0 ? null : new AmqpMap { [new MapKey("rules")] = page };
    }

    private static DescribedType Describe(SubscriptionRule rule) => new(
        RuleDescription, new List<object> { Describe(rule.Filter), Describe(rule.Action), rule.Name, DateTime.UnixEpoch });

    private static DescribedType Describe(IMessageFilter filter) => filter is CorrelationFilter correlation
        ? new(Correlation, Conditions(correlation))
        : new(Sql, new List<object> { ((SqlFilter)filter).Text, CompatibilityLevel });

    private static DescribedType Describe(SqlRuleAction? action) => action is null
        ? new(NoAction, new List<object>())
        : new(SqlAction, new List<object> { action.Text, CompatibilityLevel });

    private static List<object?> Conditions(CorrelationFilter filter)
    {
        var properties = new AmqpMap();
        foreach (var (name, value) in filter.Properties) properties[new MapKey(name)] = value;
        return
        [
            filter.System.GetValueOrDefault("CorrelationId"),
            filter.System.GetValueOrDefault("MessageId"),
            filter.System.GetValueOrDefault("To"),
            filter.System.GetValueOrDefault("ReplyTo"),
            filter.System.GetValueOrDefault("Label") ?? filter.System.GetValueOrDefault("Subject"),
            filter.System.GetValueOrDefault("SessionId"),
            filter.System.GetValueOrDefault("ReplyToSessionId"),
            filter.System.GetValueOrDefault("ContentType"),
            properties,
        ];
    }
}
