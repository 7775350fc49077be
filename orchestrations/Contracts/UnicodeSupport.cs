using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Makes sure that .NET has the ICU library, which it needs to compare names by their Unicode form. Where ICU is missing, .NET stops
/// every program at its start. Where a setting or project turns ICU off, it would compare wrongly without a word; that is caught here.
/// </summary>
public static class UnicodeSupport
{
    public const string Missing =
        "Unicode text cannot be compared: .NET runs in invariant globalization mode. Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT and install ICU (package libicu or icu-libs).";

    /// <summary>Whether an e with a combining accent normalizes to the letter é, which shows that ICU works.</summary>
    public static bool IsThere => "e\u0301".Normalize(NormalizationForm.FormC) == "\u00e9";

    /// <exception cref="InvalidOperationException">ICU is turned off; the message says what to do.</exception>
    public static void Require()
    {
        if (!IsThere) throw new InvalidOperationException(Missing);
    }
}
