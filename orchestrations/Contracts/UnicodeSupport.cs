using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Names are compared by their Unicode form, for which .NET needs the ICU library. Without ICU it ends every program before
/// its first line, with a message of its own; told to do without, by setting or project, it would compare wrongly and say nothing.
/// </summary>
public static class UnicodeSupport
{
    public const string Missing =
        "Unicode text cannot be compared: .NET runs in invariant globalization mode. Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT and install ICU (package libicu or icu-libs).";

    /// <summary>Whether an e with a combining accent is the letter é here.</summary>
    public static bool IsThere => "e\u0301".Normalize(NormalizationForm.FormC) == "\u00e9";

    /// <exception cref="InvalidOperationException">It is not there; its message says what to do.</exception>
    public static void Require()
    {
        if (!IsThere) throw new InvalidOperationException(Missing);
    }
}
