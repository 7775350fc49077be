using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Billing;

/// <summary>
/// A time in which a channel took no payments. Who pays by it and could not is charged nothing for being late: in Austin a portal failed
/// for months while late fees ran.
/// </summary>
public sealed record ChannelOutage : IEntry
{
    /// <summary>The sender's own key: the same outage sent again is noted once.</summary>
    [Entered(TextForm.Exact)]
    public required string OutageId { get; init; }

    public required PaymentChannel Channel { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Null while it lasts.</summary>
    [Means(DateMeaning.Happened)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems()
    {
        foreach (var problem in Rules.Id("outageId", OutageId).Concat(Rules.Text("why", Why, longest: 500, shortest: 1))) yield return problem;
        if (Until < From) yield return new("until", "must not be before from");
    }
}

/// <summary>A channel's outage as it was noted (container keys, one partition for all).</summary>
public sealed record ChannelOutageDocument : Document
{
    public const string TypeName = "channelOutage";

    public const string Partition = "channel-outages";

    public override string Type => TypeName;

    /// <summary>The partition.</summary>
    public string Key { get; init; } = Partition;

    public required PaymentChannel Channel { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset? Until { get; init; }

    public required string NotedBy { get; init; }

    public required string Why { get; init; }

    public static string IdFor(string outageId) => $"outage-{outageId}";

    /// <summary>Whether it fell between the two moments, in part at least.</summary>
    public bool Touches(DateTimeOffset from, DateTimeOffset until) => From <= until && (Until is null || Until >= from);
}
