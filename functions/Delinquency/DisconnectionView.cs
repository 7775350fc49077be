using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Policies;

namespace Serverless.Functions.Delinquency;

/// <summary>The answer to whether a service may be cut now. Amounts in dollars, times in UTC.</summary>
/// <param name="PastDue">What of the whole account is past its due date.</param>
/// <param name="NextLawfulMinute">Null when something must happen first.</param>
/// <param name="PolicyVersion">The day from which the policy is in force.</param>
/// <param name="CodeVersion">The build of the rules.</param>
public sealed record DisconnectionView(
    string AccountId,
    UtilityService Service,
    DateTimeOffset AskedAt,
    bool IsEligible,
    decimal PastDue,
    DateTimeOffset? NextLawfulMinute,
    IReadOnlyList<DisconnectionView.Hold> Findings,
    DateOnly PolicyVersion,
    string CodeVersion)
{
    /// <param name="Until">When time alone ends it.</param>
    /// <param name="WaitsFor">What must happen first, otherwise.</param>
    public sealed record Hold(string Rule, string Sentence, string Source, Certainty Certainty, DateTimeOffset? Until, string? WaitsFor);

    public static DisconnectionView Of(ShadowVerdict asked) => new(
        asked.Facts.Customer.AccountId,
        asked.Facts.Service,
        asked.Now,
        asked.Verdict.IsEligible,
        asked.PastDue,
        asked.Verdict.NextLawfulMinute,
        [.. asked.Verdict.Findings.Select(found => new Hold(found.Rule, found.Sentence, found.Source, found.Certainty, found.Until, found.WaitsFor))],
        asked.Policy.EffectiveFrom,
        VerdictRecord.CodeVersion);
}
