using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Decides who is asked: first the lowest roles that may decide, later the roles above. The person who asked is never included.</summary>
public static class ApproverChoice
{
    /// <summary>Everybody with the lowest role that may decide. Higher roles are added until there are as many people as must agree.</summary>
    public static IReadOnlyList<Approver> First(ApprovalRequest request, ApprovalRule rule, IReadOnlyList<StaffMember> staff)
    {
        var chosen = new List<Approver>();
        foreach (var role in rule.RolesThatMay(request.Amount))
        {
            var others = staff.Where(member => member.Role == role && !member.Is(request.RequestedBy));
            chosen.AddRange(others.Select(member => new Approver(member.SignIn, member.Role, ApprovalPurpose.Asked)));
            if (chosen.Count >= rule.ApproversNeeded(request.Amount)) break;
        }
        return chosen;
    }

    /// <summary>Adds the supervisors to those asked. At the second escalation, or when no supervisor is left to ask, it adds the managers.</summary>
    public static ApprovalDocument Escalate(ApprovalDocument approval, IReadOnlyList<StaffMember> staff, ApprovalStage stage, DateTimeOffset now)
    {
        var added = stage == ApprovalStage.Escalation ? NotYetAsked(approval, staff, StaffRole.Supervisor) : [];
        if (added.Count == 0) added = NotYetAsked(approval, staff, StaffRole.Manager);
        return added.Aggregate(approval, (escalated, approver) => escalated.Noting(AuditedAct.Escalated, approver.SignIn, now)) with
        {
            Approvers = [.. approval.Approvers, .. added],
        };
    }

    private static List<Approver> NotYetAsked(ApprovalDocument approval, IReadOnlyList<StaffMember> staff, StaffRole role) =>
    [
        .. staff
            .Where(member => member.Role == role && DelegateApproval.MayTake(approval, member))
            .Where(member => !approval.Approvers.Any(approver => member.Is(approver.SignIn)))
            .Select(member => new Approver(member.SignIn, member.Role, ApprovalPurpose.Escalated)),
    ];
}
