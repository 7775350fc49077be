namespace Serverless.LocalDev.ServiceBus;

/// <summary>A condition over a message's properties. Unknown is not a match. Without text it takes everything, as 1=1 does.</summary>
internal sealed class SqlFilter : IMessageFilter
{
    private readonly SqlExpression condition;

    private SqlFilter(string text, SqlExpression condition) => (Text, this.condition) = (text, condition);

    public static SqlFilter Everything { get; } = new("1=1", new SqlLiteral(true));

    public string Text { get; }

    /// <exception cref="FormatException">Says what was expected where.</exception>
    /// <exception cref="NotSupportedException">Names the part of the grammar that is not supported.</exception>
    public static SqlFilter Parse(string sql)
    {
        var parser = new SqlParser(sql);
        var condition = parser.Condition();
        parser.ExpectEnd();
        return new SqlFilter(sql, condition);
    }

    public bool Matches(BrokeredContent message) => condition.Evaluate(message) is true;
}
