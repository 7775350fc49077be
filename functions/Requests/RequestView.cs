using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Requests;

/// <summary>A request as its applicant may see it: what happened, what is awaited, from whom and until when.</summary>
/// <param name="Awaits">What was awaited first; null when nothing is.</param>
/// <param name="Reason">Why it ended as it did, in the customer's words.</param>
public sealed record RequestView(
    string RequestId,
    ServiceRequestType Type,
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
