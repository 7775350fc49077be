namespace Serverless.Orchestrations.Policies;

/// <summary>
/// How much others may pile up, so that nothing of theirs outgrows the store's 2 MB for a document and a batch. The figures are
/// ours: well above what any honest case has, and together well below 2 MB.
/// </summary>
/// <param name="InstrumentsPerCase">They are returned in one batch, which takes 100 documents.</param>
/// <param name="ReportsPerOutage">Each is kept by its key for as long as the outage is.</param>
/// <param name="EntriesFromOutsidePerCase">What partners and staff can add to a timeline as often as they like.</param>
/// <param name="LargestPayments">
/// Dollars of one payment by channel; more is a slip or a fraud. ACH: Nacha's most for a same-day entry, since March 18, 2022. Lockbox: well
/// above any bill the utility sends. All but ACH are ours.
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

/// <summary>Something is not taken, because there are as many as may be.</summary>
/// <param name="Of">What has them, such as "a case".</param>
/// <param name="What">What they are, such as "papers".</param>
public sealed record LimitReached(string Of, int Most, string What)
{
    public override string ToString() => FormattableString.Invariant($"{Of} takes at most {Most} {What}, and has them");
}
