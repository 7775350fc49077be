namespace Serverless.Orchestrations.BankFiles;

/// <summary>The highest share of a month's drafts that may come back before Nacha asks questions, in percent.</summary>
public sealed record ReturnLimits(decimal Unauthorized, decimal Administrative, decimal All, string Source, string Certainty);

/// <summary>A month's returned drafts of one company or channel.</summary>
/// <param name="Drafts">How many drafts it sent, as it reports them.</param>
public sealed record ReturnCounts(int Drafts, int Unauthorized, int Administrative, int All)
{
    public ReturnCounts With(WatchedAs watched) => this with
    {
        All = All + 1,
        Unauthorized = Unauthorized + (watched == WatchedAs.Unauthorized ? 1 : 0),
        Administrative = Administrative + (watched == WatchedAs.Administrative ? 1 : 0),
    };
}

/// <summary>One rate against its limit.</summary>
/// <param name="Percent">Null when drafts came back and nobody reported that any were sent: then the limit counts as passed.</param>
public sealed record ReturnRate(decimal? Percent, decimal Limit)
{
    public bool IsAbove => Percent is not { } percent || percent > Limit;

    internal static ReturnRate Of(int returned, int drafts, decimal limit) =>
        new(drafts > 0 ? 100m * returned / drafts : returned == 0 ? 0m : null, limit);
}

/// <summary>The three rates that Nacha watches.</summary>
public sealed record ReturnRates(ReturnRate Unauthorized, ReturnRate Administrative, ReturnRate All)
{
    public static ReturnRates Of(ReturnCounts counts, ReturnLimits limits) => new(
        ReturnRate.Of(counts.Unauthorized, counts.Drafts, limits.Unauthorized),
        ReturnRate.Of(counts.Administrative, counts.Drafts, limits.Administrative),
        ReturnRate.Of(counts.All, counts.Drafts, limits.All));
}
