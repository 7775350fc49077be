using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Cases;

/// <summary>A case as staff see it: its whole timeline, its tasks, who used how much time, and the file of a new connection. Amounts in dollars.</summary>
public sealed record CaseView(
    string RequestId,
    ServiceRequestType? Type,
    CaseStatus Status,
    string? Reason,
    string AccountId,
    string SubmittedBy,
    string InstanceId,
    IReadOnlyList<TimelineEntry> AllAwaited,
    IReadOnlyList<CaseTaskView> Tasks,
    CaseTimes Times,
    IReadOnlyList<TimelineEntry> Timeline,
    CaseView.ConnectionFile? Connection)
{
    /// <param name="Released">The keys of the meters that may be set.</param>
    public sealed record ConnectionFile(
        NewConnectionDetails Details,
        IReadOnlyList<FiledDocument> Filed,
        IReadOnlyList<ChecklistLine<DocumentKind>> Papers,
        DepositAssessment? Assessment,
        decimal? SecurityRequired,
        OverriddenDeposit? Overridden,
        IReadOnlyList<Security> Instruments,
        IReadOnlyList<PlacedUnit>? Addresses,
        IReadOnlyList<string> Released,
        IReadOnlyList<ConnectedMeter>? Meters);

    public sealed record Security(SecurityOffered Instrument, SecurityStatus Status, IReadOnlyList<SecurityProblem> Problems, IReadOnlyList<DateOnly> RenewalDates)
    {
        public static Security Of(SecurityDocument held) => new(held.Offer, held.Status, held.Problems, held.RenewalDates);
    }
}
