using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>What the reasons mean with which banks return payments.</summary>
/// <param name="Companies">The company numbers under which drafts are made for the city. A return that names another is not ours.</param>
public sealed record ReturnCodes(DateOnly EffectiveFrom, IReadOnlyList<string> Companies, RetryLimits Retries, ReturnLimits Limits, IReadOnlyList<ReturnReason> Reasons) : IEffectiveDated
{
    public static EffectiveDated<ReturnCodes> Default { get; } = EffectiveDated<ReturnCodes>.FromResource("return-codes.json");

    /// <summary>The rule for a code. A code without one goes to a person.</summary>
    public ReturnReason Of(string code) => Reasons.FirstOrDefault(reason => reason.Codes.Contains(code, StringComparer.Ordinal)) ?? ReturnReason.Unknown(code);

    /// <summary>R61 to R77: dishonoured and contested returns. The format says this, so no policy can make them a customer's.</summary>
    public static bool IsBetweenBanks(string code) => string.CompareOrdinal(code, "R61") >= 0 && string.CompareOrdinal(code, "R77") <= 0;
}

/// <param name="Codes">ACH: R01 and so on. Paper checks: X9-A and so on. Cards: CARD-DISPUTE.</param>
/// <param name="Says">What the codes mean, in words for staff.</param>
/// <param name="Fee">Florida Statutes 68.065.</param>
/// <param name="Certainty">A: text read. B: second-hand or partial. U: not retrieved, ask counsel.</param>
public sealed record ReturnReason(
    IReadOnlyList<string> Codes, string Says, ReturnHandling Handling, WatchedAs WatchedAs, StatutoryFee Fee, bool MayRetry, string Source, string Certainty)
{
    internal static ReturnReason Unknown(string code) =>
        new([code], "The bank gives no reason that is known here.", ReturnHandling.Person, WatchedAs.Other, StatutoryFee.NotCovered, MayRetry: false, "No rule for this code", "U");
}
