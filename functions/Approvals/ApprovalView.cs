using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>An approval as staff's tools see it: everything but the links.</summary>
public sealed record ApprovalView(
    string ApprovalId,
    string AccountId,
    string RequestId,
    string Kind,
    ApprovalStatus Status,
    string What,
    string Why,
    IReadOnlyList<ApprovalFact> Facts,
    decimal? Amount,
    IReadOnlyList<string> Options,
    string DefaultOption,
    string RequestedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt,
    int ApproversNeeded,
    IReadOnlyList<string> Awaiting,
    IReadOnlyList<ApproverDecision> Decisions,
    ApprovalDecision? Outcome,
    IReadOnlyList<AuditEntry> Audit)
{
    public static ApprovalView Of(ApprovalDocument approval)
    {
        var request = approval.Request;
        return new(
            approval.Id, approval.AccountId, request.Case.RequestId, request.Kind, approval.Status, request.What, request.Why, request.Facts, request.Amount,
            request.Options, request.DefaultOption, request.RequestedBy, approval.CreatedAt, approval.ExpiresAt, approval.Rule.ApproversNeeded(request.Amount),
            approval.Awaiting, approval.Decisions, approval.Outcome, approval.Audit);
    }
}
