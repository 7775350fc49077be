using System.Xml;
using System.Xml.Linq;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A subscription's rule as the administration API writes it.</summary>
internal static class RuleXml
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";
    private static readonly string[] Conditions =
        ["CorrelationId", "MessageId", "To", "ReplyTo", "Label", "SessionId", "ReplyToSessionId", "ContentType"];

    public static XElement Rule(SubscriptionRule rule) => new(
        EntityXml.Bus + "RuleDescription",
        new XAttribute(XNamespace.Xmlns + "i", Instance),
        Filter(rule.Filter),
        Action(rule.Action),
        EntityXml.Value("CreatedAt", "1970-01-01T00:00:00Z"),
        EntityXml.Value("Name", rule.Name));

    private static XElement Filter(IMessageFilter filter) => filter is CorrelationFilter correlation
        ? Typed("Filter", "CorrelationFilter", [.. SystemConditions(correlation), Properties(correlation)])
        : Typed("Filter", "SqlFilter", EntityXml.Value("SqlExpression", ((SqlFilter)filter).Text), EntityXml.Value("CompatibilityLevel", 20));

    private static XElement Action(SqlRuleAction? action) => action is null
        ? Typed("Action", "EmptyRuleAction")
        : Typed("Action", "SqlRuleAction", EntityXml.Value("SqlExpression", action.Text), EntityXml.Value("CompatibilityLevel", 20));

    private static IEnumerable<XElement> SystemConditions(CorrelationFilter filter) => Conditions
        .Where(filter.System.ContainsKey)
        .Select(name => EntityXml.Value(name, filter.System[name]));

    private static XElement Properties(CorrelationFilter filter) => new(
        EntityXml.Bus + "Properties",
        filter.Properties.Select(property => new XElement(
            EntityXml.Bus + "KeyValueOfstringanyType",
            EntityXml.Value("Key", property.Key),
            new XElement(EntityXml.Bus + "Value", Value(property.Value)))));

    private static object[] Value(object value) => value switch
    {
        long number => [Type("long"), XmlConvert.ToString(number)],
        double number => [Type("double"), XmlConvert.ToString(number)],
        bool flag => [Type("boolean"), XmlConvert.ToString(flag)],
        _ => [Type("string"), value.ToString()!],
    };

    private static object[] Type(string name) => [new XAttribute(XNamespace.Xmlns + "d6p1", Schema), new XAttribute(Instance + "type", $"d6p1:{name}")];

    private static XElement Typed(string name, string type, params object[] content) =>
        new(EntityXml.Bus + name, new XAttribute(Instance + "type", type), content);
}
