using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>What is taken as security, and when it is asked for again.</summary>
/// <param name="NonCashAbove">Dollars above which an instrument is worth its handling (FPL: $1,000).</param>
/// <param name="AcceptedRatings">Issuer ratings good enough (FPL: Weiss C or better).</param>
/// <param name="ShortestTermDays">What ends sooner must renew itself.</param>
/// <param name="RenewalAlertDays">Days before its end on which an instrument comes up for renewal.</param>
public sealed record SecurityPolicy(
    DateOnly EffectiveFrom,
    decimal NonCashAbove,
    IReadOnlyList<string> AcceptedRatings,
    int ShortestTermDays,
    IReadOnlyList<int> RenewalAlertDays,
    IReadOnlyList<int> ReminderDays,
    int CancelDays) : IEffectiveDated
{
    public static EffectiveDated<SecurityPolicy> Default { get; } = EffectiveDated<SecurityPolicy>.FromResource("security.json");
}
