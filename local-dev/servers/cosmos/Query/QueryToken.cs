namespace Serverless.LocalDev.Cosmos.Query;

internal enum TokenKind { End, Name, Number, Text, Parameter, Symbol }

/// <param name="Text">A name as written, a string without quotes and escapes, a parameter with its @, a symbol.</param>
internal readonly record struct QueryToken(TokenKind Kind, string Text, int Position, double Number = 0)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
