using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>What is accepted as security, and when its renewal is looked at.</summary>
/// <param name="NonCashAbove">Dollars from which an instrument is worth the work (FPL: $1,000).</param>
/// <param name="AcceptedRatings">Issuer ratings that are good enough (FPL: Weiss C or better).</param>
/// <param name="ShortestTermDays">An instrument that ends in fewer days must renew itself.</param>
/// <param name="RenewalAlertDays">How many days before its end an instrument's renewal is looked at.</param>
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
