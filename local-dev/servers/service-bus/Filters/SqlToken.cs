namespace Serverless.LocalDev.ServiceBus;

internal enum SqlTokenKind { Name, QuotedName, Text, Number, Symbol, End }

internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind is SqlTokenKind.Name or SqlTokenKind.Symbol && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Kind == SqlTokenKind.End ? "the end" : $"'{Text}' at character {Position + 1}";
}
