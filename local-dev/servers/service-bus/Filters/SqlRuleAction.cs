namespace Serverless.LocalDev.ServiceBus;

/// <summary>Statements a matching rule applies to its copy: SET property = expression; REMOVE property (docs: Subscription Rule SQL Action Syntax).</summary>
internal sealed class SqlRuleAction
{
    private readonly List<(SqlProperty Property, SqlExpression? Value)> statements = [];

    private SqlRuleAction(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">Says what was expected where.</exception>
    public static SqlRuleAction Parse(string sql)
    {
        var action = new SqlRuleAction(sql);
        var parser = new SqlParser(sql);
        while (!parser.IsAtEnd)
        {
            if (parser.Accept("REMOVE"))
            {
                action.statements.Add((parser.Property(), null));
            }
            else
            {
                parser.Expect("SET");
                var property = parser.Property();
                parser.Expect("=");
                action.statements.Add((property, parser.Sum()));
            }
            if (!parser.Accept(";")) parser.ExpectEnd();
        }
        return action;
    }

    public BrokeredContent Apply(BrokeredContent message)
    {
        foreach (var (property, expression) in statements)
        {
            var value = expression?.Evaluate(message);
            message = property.IsSystem
                ? MessageFields.WithSystem(message, property.Name, value?.ToString())
                : WithProperty(message, property.Name, value);
        }
        return message;
    }

    private static BrokeredContent WithProperty(BrokeredContent message, string name, object? value)
    {
        var properties = new Dictionary<string, object>(message.Properties);
        if (value is null) properties.Remove(name);
        else properties[name] = value;
        return message with { Properties = properties };
    }
}
