using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Letters;

/// <summary>The letter to a customer whose request was refused. It says why, how to dispute it, and how to speak to a person.</summary>
public static class RefusalLetter
{
    /// <param name="reason">A code of <see cref="CaseReasons"/>.</param>
    /// <param name="gaveSecurity">True when the letter must say that security is returned.</param>
    public static CaseLetter For(CaseReference reference, string name, string reason, bool gaveSecurity) =>
        new(reference, name, "Refusal letter", "refusal", new Dictionary<string, object>
        {
            ["reason"] = CaseReasons.WordsFor(reason),
            ["gaveSecurity"] = gaveSecurity,
        });
}
