using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <param name="To">Null when the directory has nobody of the given name.</param>
public sealed record Delegation(StaffMember By, StaffMember? To, string Agent);

/// <summary>
/// Decides whether an approver may hand an approval to another person. That person must be allowed to decide it. Handing it to oneself
/// only gives a new link, in place of a lost one.
/// </summary>
public static class DelegateApproval
{
    public static ApprovalAnswer Decide(ApprovalDocument approval, Delegation delegation, DateTimeOffset now)
    {
        if (Refusal(approval, delegation, now) is { } refusal)
            return new(approval.Noting(AuditedAct.Refused, delegation.By.SignIn, now, delegation.Agent, refusal.Reason.ToString()), refusal);
        var to = delegation.To!;
        return new(approval.Noting(AuditedAct.Delegated, delegation.By.SignIn, now, delegation.Agent, to.SignIn) with
        {
            Approvers =
            [
                .. approval.Approvers.Where(approver => !to.Is(approver.SignIn)).Select(approver => delegation.By.Is(approver.SignIn) ? HandedOver(approver, to) : approver),
                new(to.SignIn, to.Role, ApprovalPurpose.Delegated),
            ],
            CauseId = delegation.By.SignIn,
        });
    }

    /// <summary>Whether a person could take the approval over.</summary>
    public static bool MayTake(ApprovalDocument approval, StaffMember person) =>
        !approval.IsRequester(person) && approval.Rule.May(person.Role, approval.Request.Amount)
        && approval.Asked(person) is null && !approval.HasDecided(person);

    private static Approver HandedOver(Approver approver, StaffMember to) => approver with { HandedTo = to.SignIn, LinkHash = null };

    private static ApprovalRefusal? Refusal(ApprovalDocument approval, Delegation delegation, DateTimeOffset now)
    {
        if (ApprovalRights.Refusal(approval, delegation.By, now) is { } notAllowed) return notAllowed;
        if (delegation.To is not { } to) return new(ApprovalRefusalReason.UnknownPerson, "Choose a person of the staff directory.");
        if (approval.IsRequester(to)) return new(ApprovalRefusalReason.RecipientMayNot, "Who asked for an approval may not decide it.");
        if (!approval.Rule.May(to.Role, approval.Request.Amount))
            return ApprovalRights.AboveLimit(approval, to.Role) with { Reason = ApprovalRefusalReason.RecipientMayNot };
        return to.Is(delegation.By.SignIn) || MayTake(approval, to) ? null : new(ApprovalRefusalReason.AlreadyInvolved, "This person is asked already, or has decided.");
    }
}
