using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Outages;

public enum OutageSource
{
    Portal,
    Ivr,
    CallCenter,
    Meter,
    Scada,
}

/// <summary>What the caller sees: the trouble codes given to the outage system.</summary>
public enum TroubleCode
{
    NoPower,
    PartialPower,
    Flickering,
    WireDown,
    PoleDamage,
    TreeOnLine,
    Fire,
    TransformerNoise,
}

/// <summary>Contract <c>OutageReported.v1</c> on queue outage-reports: one report of one service point without power.</summary>
public sealed record OutageReported : IContract
{
    public static string Subject => "OutageReported.v1";

    /// <summary>The report's id, with its source as a prefix, so that no two systems use the same one.</summary>
    [Entered(TextForm.Exact)]
    public required string ReportId { get; init; }

    public required OutageSource Source { get; init; }

    [Entered(TextForm.Exact)]
    public required string PremiseId { get; init; }

    [Entered(TextForm.Exact)]
    public required string ServicePointId { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset ReportedAt { get; init; }

    public required IReadOnlyList<TroubleCode> TroubleCodes { get; init; }

    [Entered(TextForm.Exact)]
    public string? AccountId { get; init; }

    /// <summary>The number to call when power is back; null for no call.</summary>
    [Entered(TextForm.Exact), MayHold(OwnNumber.Phone)]
    public string? CallbackPhone { get; init; }

    [Entered(TextForm.Lines)]
    public string? Comment { get; init; }

    string IContract.Key => ReportId;

    string? IContract.SpeaksAs => Source.ToString();

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("reportId", ReportId),
        .. Rules.Id("premiseId", PremiseId),
        .. Rules.Id("servicePointId", ServicePointId),
        .. Rules.Id("accountId", AccountId),
        .. Rules.Phone("callbackPhone", CallbackPhone),
        .. Rules.Text("comment", Comment, longest: 500),
        .. CodeProblems(),
    ];

    private IEnumerable<FieldProblem> CodeProblems()
    {
        if (TroubleCodes.Count == 0) yield return new("troubleCodes", "must name at least one code");
        if (TroubleCodes.Distinct().Count() != TroubleCodes.Count) yield return new("troubleCodes", "must not repeat a code");
    }
}
