using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Approvals;

/// <summary>What was found by following a link.</summary>
/// <param name="Approver">The link's approver as the staff directory has them now; null when they have left it.</param>
/// <param name="Refusal">Why the link cannot be used; null when it can.</param>
internal sealed record LinkVisit(ApprovalLinkDocument Link, ApprovalDocument Approval, StaffMember? Approver, ApprovalRefusal? Refusal);

/// <summary>Everything done through a link: looking, deciding, handing over. All of it is noted in the audit trail.</summary>
public sealed class LinkVisits(ApprovalLinks links, ApprovalStore approvals, IStaffDirectory staff, TimeProvider time)
{
    private static readonly ApprovalRefusal NotStaff = new(ApprovalRefusalReason.NotStaff, "The staff directory does not know you any more.");

    /// <summary>Notes in the audit trail that the link was opened; decides nothing.</summary>
    /// <returns>Null for a token we never issued.</returns>
    internal async Task<LinkVisit?> LookAsync(string token, string agent, CancellationToken cancellation)
    {
        if (await links.FindAsync(token, cancellation) is not { } link) return null;
        var looked = await approvals.ChangeAsync(
            link.Case.AccountId, link.ApprovalId, (approval, now) => approval.Noting(AuditedAct.Looked, link.Approver, now, agent), cancellation);
        return looked is null ? null : await VisitAsync(link, looked, cancellation);
    }

    /// <summary>Acts as the link's approver, if the link is good at the very moment the act is written.</summary>
    internal async Task<(LinkVisit Visit, ApprovalAnswer Answer)?> ActAsync(
        string token, Func<ApprovalDocument, StaffMember, DateTimeOffset, ApprovalAnswer> act, string agent, CancellationToken cancellation)
    {
        if (await links.FindAsync(token, cancellation) is not { } link) return null;
        var approver = await staff.FindAsync(link.Approver, cancellation);
        var answer = await approvals.ActAsync(link.Case.AccountId, link.ApprovalId, (approval, now) =>
        {
            var refusal = LinkValidity.Refusal(approval, link, now) ?? (approver is null ? NotStaff : null);
            return refusal is null
                ? act(approval, approver!, now)
                : new(approval.Noting(AuditedAct.Refused, link.Approver, now, agent, refusal.Reason.ToString()), refusal);
        }, cancellation);
        return answer is null ? null : (new(link, answer.Approval, approver, answer.Refusal), answer);
    }

    internal async Task<QuestionPage> PageAsync(string token, LinkVisit visit, CancellationToken cancellation)
    {
        var everybody = await staff.AtLeastAsync(StaffRole.Specialist, cancellation);
        return new(visit.Approval, token, [.. everybody.Where(person => DelegateApproval.MayTake(visit.Approval, person))]);
    }

    private async Task<LinkVisit> VisitAsync(ApprovalLinkDocument link, ApprovalDocument approval, CancellationToken cancellation)
    {
        var approver = await staff.FindAsync(link.Approver, cancellation);
        var refusal = LinkValidity.Refusal(approval, link, time.GetUtcNow())
            ?? (approver is null ? NotStaff : ApprovalRights.Refusal(approval, approver, time.GetUtcNow()));
        return new(link, approval, approver, refusal);
    }
}
