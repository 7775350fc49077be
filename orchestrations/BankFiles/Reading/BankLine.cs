namespace Serverless.Orchestrations.BankFiles;

/// <summary>One line of a bank's file, without its line end and the blanks before that.</summary>
/// <param name="Number">1 for the first line of the file. Empty lines are counted.</param>
/// <param name="Text">One character a byte.</param>
/// <param name="IsCut">True when the line was longer than a reader takes, and <paramref name="Text"/> is only its beginning.</param>
public readonly record struct BankLine(int Number, string Text, bool IsCut = false)
{
    /// <summary>The character at a position that counts from 1; a blank where the line has ended.</summary>
    public char At(int position) => position <= Text.Length ? Text[position - 1] : ' ';

    /// <summary>The text in these columns. Where the line has ended there are blanks: senders leave them out.</summary>
    public string In(Columns columns)
    {
        if (columns.First > Text.Length) return columns.IsOpen ? "" : new string(' ', columns.Width);
        if (columns.IsOpen) return Text[(columns.First - 1)..];
        return columns.Last <= Text.Length ? Text[(columns.First - 1)..columns.Last] : Text[(columns.First - 1)..].PadRight(columns.Width);
    }
}
