namespace Serverless.Orchestrations.Policies;

/// <summary>
/// Limits on what others can add, so that no document or batch exceeds the store's 2 MB. The figures are ours: well above any honest
/// case, and together well below 2 MB.
/// </summary>
/// <param name="InstrumentsPerCase">They are returned in one batch, which takes 100 documents.</param>
/// <param name="ReportsPerOutage">Each is kept by its key for as long as the outage is.</param>
/// <param name="EntriesFromOutsidePerCase">What partners and staff can add to a timeline as often as they like.</param>
/// <param name="LargestPayments">
/// The highest amount of one payment, in dollars, by channel; more is a mistake or a fraud. ACH: Nacha's maximum for a same-day entry,
/// since March 18, 2022. Lockbox: well above any bill. All but ACH are ours.
/// </param>
public sealed record IntakeLimits(
    DateOnly EffectiveFrom,
    int PapersPerCase,
    int ContactsPerRequest,
    int CallbackPhonesPerOutage,
    int InstrumentsPerCase,
    int ReportsPerOutage,
    int EntriesFromOutsidePerCase,
    IReadOnlyDictionary<string, decimal> LargestPayments) : IEffectiveDated
{
    public static EffectiveDated<IntakeLimits> Default { get; } = EffectiveDated<IntakeLimits>.FromResource("intake-limits.json");
}

/// <summary>A limit that was reached, so that nothing more is accepted.</summary>
/// <param name="Of">What the limit is on, such as "a case".</param>
/// <param name="What">What is counted, such as "papers".</param>
public sealed record LimitReached(string Of, int Most, string What)
{
    public override string ToString() => FormattableString.Invariant($"{Of} takes at most {Most} {What}, and has them");
}
