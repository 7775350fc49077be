using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Requests;

/// <summary>A request as its applicant may see it: what happened, what is awaited, from whom and until when.</summary>
/// <param name="Awaits">What began to be awaited last; null when nothing is awaited.</param>
/// <param name="Reason">Why it ended, in words for the customer.</param>
public sealed record RequestView(
    string RequestId,
    ServiceRequestType? Type,
    CaseStatus Status,
    string? Reason,
    string AccountId,
    RequestView.Awaited? Awaits,
    IReadOnlyList<RequestView.Awaited> AllAwaited,
    IReadOnlyList<RequestView.Step> Timeline)
{
    public sealed record Step(DateTimeOffset At, string Text);

    public sealed record Awaited(string What, string From, DateTimeOffset Since, DateTimeOffset? DueAt);

    public static RequestView Of(CaseDocument found)
    {
        var visible = found.SeenByCustomer();
        return new(
            found.RequestId,
            found.RequestType,
            found.Status,
            found.Reason is { } reason ? CaseReasons.WordsFor(reason) : null,
            found.AccountId,
            visible.Awaited is { } entry ? Of(entry) : null,
            [.. visible.OpenWaits.Select(Of)],
            [.. visible.Timeline.Select(step => new Step(step.At, step.Text))]);
    }

    private static Awaited Of(TimelineEntry entry) => new(entry.Text, entry.AwaitedFrom!, entry.At, entry.DueAt);
}
