using System.Globalization;
using System.Text.Json;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads a subscription's rule: FilterType Correlation or Sql, and an action on the copy.</summary>
internal static class RuleParser
{
    public static SubscriptionRule Parse(ConfigNode node)
    {
        var name = node.Find("Name") ?? throw node.Wrong("a rule without a Name");
        var properties = node.Find("Properties") ?? throw node.Wrong($"the rule '{name.Text}' has no Properties");
        var type = properties.Find("FilterType") ?? throw properties.Wrong($"the rule '{name.Text}' has no FilterType");
        IMessageFilter filter = type.Text.ToUpperInvariant() switch
        {
            "CORRELATION" => Correlation(properties.Find("CorrelationFilter") ?? throw properties.Wrong($"the rule '{name.Text}' has no CorrelationFilter")),
            "SQL" => Sql(properties.Find("SqlFilter") ?? throw properties.Wrong($"the rule '{name.Text}' has no SqlFilter")),
            _ => throw type.Wrong($"FilterType '{type.Text}' is not Correlation or Sql"),
        };
        return new SubscriptionRule(name.Text, filter, Action(properties));
    }

    private static CorrelationFilter Correlation(ConfigNode node)
    {
        var system = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var application = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, line, value) in node.Members)
        {
            if (value.Kind == JsonTokenType.Null) continue;
            if (name.Equals("Properties", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var (property, _, expected) in value.Members) application[property] = Literal(expected);
            }
            else if (MessageFields.IsSystem(name))
            {
                system[name] = value.Text;
            }
            else
            {
                throw new FormatException($"line {line}: a correlation filter has no condition '{name}'.");
            }
        }
        if (system.Count + application.Count == 0) throw node.Wrong("a correlation filter without a condition");
        return new CorrelationFilter(system, application);
    }

    private static object Literal(ConfigNode node) => node.Kind switch
    {
        JsonTokenType.String => node.Text,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => long.TryParse(node.Text, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : double.Parse(node.Text, CultureInfo.InvariantCulture),
        _ => throw node.Wrong("a filter compares with a string, a number, true or false"),
    };

    private static SqlFilter Sql(ConfigNode node)
    {
        var expression = node.Find("SqlExpression") ?? throw node.Wrong("a SqlFilter without a SqlExpression");
        try
        {
            return SqlFilter.Parse(expression.Text);
        }
        catch (Exception wrong) when (wrong is FormatException or NotSupportedException)
        {
            throw expression.Wrong(wrong.Message.TrimEnd('.'));
        }
    }

    private static SqlRuleAction? Action(ConfigNode properties)
    {
        if (properties.Find("Action") is not { } action) return null;
        var expression = action.Find("SqlExpression") ?? throw action.Wrong("an Action without a SqlExpression");
        try
        {
            return SqlRuleAction.Parse(expression.Text);
        }
        catch (Exception wrong) when (wrong is FormatException or NotSupportedException)
        {
            throw expression.Wrong(wrong.Message.TrimEnd('.'));
        }
    }
}
