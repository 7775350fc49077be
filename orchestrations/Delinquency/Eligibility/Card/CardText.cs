using System.Globalization;
using System.Text;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Plain text in lines of at most 72 columns, for paper.</summary>
internal sealed class CardText
{
    public const int Columns = 72;

    private readonly StringBuilder text = new();

    public void Line() => text.Append('\n');

    public void Rule() => text.Append('-', Columns).Append('\n');

    /// <summary>Writes words from a column on, in as many lines as they need. What leads stands before the first.</summary>
    public void Words(string words, int indent = 0, string lead = "")
    {
        var line = new StringBuilder(lead.PadRight(indent));
        var isEmpty = true;
        foreach (var word in Visible(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(Columns - indent)))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Columns)
            {
                End(line);
                line = new StringBuilder(new string(' ', indent));
                isEmpty = true;
            }
            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }
        End(line);
    }

    public override string ToString() => text.ToString();

    private void End(StringBuilder line) => text.Append(line.ToString().TrimEnd()).Append('\n');

    /// <summary>What a printer does not show, or shows elsewhere in the line, could change the card's meaning.</summary>
    private static string Visible(string words) => string.Concat(words.Select(letter => CharUnicodeInfo.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '?',
        UnicodeCategory.SpaceSeparator => ' ',
        _ => letter,
    }));
}
