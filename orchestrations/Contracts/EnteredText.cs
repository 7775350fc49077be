using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Brings every text that comes in, by message, JSON or form, into one form, so that two texts that look the same are equal. A clean text
/// does not change.
/// </summary>
public static class EnteredText
{
    public static string Clean(string text, TextForm form) => form switch
    {
        TextForm.Line => Line(text),
        TextForm.Lines => Lines(text),
        TextForm.SignIn => SignIn(text),
        TextForm.Capitals => Capitals(text),
        _ => text,
    };

    /// <inheritdoc cref="TextForm.Line"/>
    public static string Line(string text) => IsPlainLine(text) ? text : Rebuild(text, keepsLines: false);

    /// <inheritdoc cref="TextForm.Lines"/>
    public static string Lines(string text) => IsPlainLine(text) ? text : Rebuild(text, keepsLines: true);

    /// <inheritdoc cref="TextForm.SignIn"/>
    public static string SignIn(string text) => Line(Line(text).ToLowerInvariant());

    /// <inheritdoc cref="TextForm.Capitals"/>
    public static string Capitals(string text) => Line(Line(text).ToUpperInvariant());

    /// <summary>Whether two sign-in names belong to one person, whatever form each was stored in.</summary>
    public static bool IsSameSignIn(string one, string other) => string.Equals(SignIn(one), SignIn(other), StringComparison.Ordinal);

    /// <summary>Whether two names are the same, whatever form each was stored in. Case matters.</summary>
    public static bool IsSameName(string one, string other) => string.Equals(Line(one), Line(other), StringComparison.Ordinal);

    /// <summary>Whether the text is visible ASCII with single spaces between words, as nearly all texts are.</summary>
    private static bool IsPlainLine(string text)
    {
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~' || (letter == ' ' && before == ' ')) return false;
            before = letter;
        }
        return before != ' ' || text.Length == 0;
    }

    // Invisible characters are removed first: one between a letter and its accent would keep the two from being composed.
    private static string Rebuild(string text, bool keepsLines)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (keepsLines && rune.Value == '\n') kept.Append('\n');
            else if (Rune.IsWhiteSpace(rune)) AppendSpace(kept, keepsLines);
            else if (!Invisible.Is(rune)) kept.Append(rune);
        }
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static void AppendSpace(StringBuilder kept, bool keepsLines)
    {
        if (keepsLines || kept.Length == 0 || kept[^1] != ' ') kept.Append(' ');
    }
}
