using System.Globalization;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Reads the grammar of SQL filters (docs: Subscription Rule SQL Filter Syntax): OR, AND, NOT, comparisons, LIKE, IN,
/// IS NULL, EXISTS, + - * / %, literals, user. and sys. properties. Parameters and functions are refused by name.
/// </summary>
internal sealed class SqlParser(string sql)
{
    private static readonly string[] Comparisons = ["=", "<>", "!=", "<=", ">=", "<", ">"];
    private readonly List<SqlToken> tokens = SqlTokens.Read(sql);
    private int at;

    private SqlToken Current => tokens[at];

    public bool IsAtEnd => Current.Kind == SqlTokenKind.End;

    public SqlExpression Condition()
    {
        var left = Conjunction();
        while (Accept("OR")) left = new SqlOr(left, Conjunction());
        return left;
    }

    public bool Accept(string word)
    {
        if (!Current.Is(word)) return false;
        at++;
        return true;
    }

    public void Expect(string word)
    {
        if (!Accept(word)) throw Wrong($"'{word}' expected");
    }

    public void ExpectEnd()
    {
        if (!IsAtEnd) throw Wrong("an operator or the end expected");
    }

    public SqlProperty Property()
    {
        var isSystem = Accept("sys") ? Dot() : Current.Is("user") && tokens[at + 1].Is(".") && Skip(2) && false;
        if (Current.Kind is not (SqlTokenKind.Name or SqlTokenKind.QuotedName)) throw Wrong("a property name expected");
        var name = tokens[at++].Text;
        if (name.StartsWith('@')) throw new NotSupportedException($"Parameters in SQL filters ('{name}') are not supported: write the value.");
        if (Current.Is("(")) throw new NotSupportedException($"The function '{name}' is not supported in SQL filters.");
        if (isSystem && !MessageFields.IsSystem(name)) throw new NotSupportedException($"The system property 'sys.{name}' is not supported in SQL filters.");
        return new SqlProperty(name, isSystem);
    }

    public SqlExpression Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-")) left = new SqlArithmetic(tokens[at++].Text[0], left, Product());
        return left;
    }

    private SqlExpression Conjunction()
    {
        var left = Negation();
        while (Accept("AND")) left = new SqlAnd(left, Negation());
        return left;
    }

    private SqlExpression Negation() => Accept("NOT") ? new SqlNot(Negation()) : Predicate();

    private SqlExpression Predicate()
    {
        if (Accept("EXISTS"))
        {
            Expect("(");
            var property = Property();
            Expect(")");
            return new SqlExists(property);
        }
        var left = Sum();
        if (Accept("IS"))
        {
            var isNot = Accept("NOT");
            Expect("NULL");
            return new SqlIsNull(left, isNot);
        }
        var negated = Accept("NOT");
        if (Accept("IN")) return new SqlIn(left, Choices(), negated);
        if (Accept("LIKE")) return new SqlLike(left, Sum(), Accept("ESCAPE") ? Sum() : null, negated);
        if (negated) throw Wrong("IN or LIKE expected");
        foreach (var comparison in Comparisons)
        {
            if (Accept(comparison)) return new SqlComparison(comparison, left, Sum());
        }
        return left;
    }

    private List<SqlExpression> Choices()
    {
        Expect("(");
        var choices = new List<SqlExpression> { Sum() };
        while (Accept(",")) choices.Add(Sum());
        Expect(")");
        return choices;
    }

    private SqlExpression Product()
    {
        var left = Operand();
        while (Current.Is("*") || Current.Is("/") || Current.Is("%")) left = new SqlArithmetic(tokens[at++].Text[0], left, Operand());
        return left;
    }

    private SqlExpression Operand()
    {
        if (Accept("-")) return new SqlArithmetic('-', new SqlLiteral(0L), Operand());
        if (Accept("+")) return Operand();
        if (Accept("("))
        {
            var inner = Condition();
            Expect(")");
            return inner;
        }
        if (Accept("TRUE")) return new SqlLiteral(true);
        if (Accept("FALSE")) return new SqlLiteral(false);
        if (Accept("NULL")) return new SqlLiteral(null);
        if (Current.Kind == SqlTokenKind.Text) return new SqlLiteral(tokens[at++].Text);
        return Current.Kind == SqlTokenKind.Number ? new SqlLiteral(Number()) : Property();
    }

    private object Number()
    {
        var text = Current.Text;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return Next(whole);
        if (!text.Contains('e', StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact)) return Next(exact);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? Next(real) : throw Wrong("a number expected");
    }

    private object Next(object value)
    {
        at++;
        return value;
    }

    private bool Dot()
    {
        Expect(".");
        return true;
    }

    private bool Skip(int count)
    {
        at += count;
        return true;
    }

    private FormatException Wrong(string expectation) => new($"In \"{sql}\": {expectation}, found {Current}.");
}
