using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Whether a person may act on an approval at all.</summary>
public static class ApprovalRights
{
    public static ApprovalRefusal? Refusal(ApprovalDocument approval, StaffMember person, DateTimeOffset now)
    {
        if (approval.Status != ApprovalStatus.Pending)
            return new(ApprovalRefusalReason.AlreadyEnded, "This approval is already closed; nothing was changed.");
        if (now >= approval.ExpiresAt) return new(ApprovalRefusalReason.Expired, "The time to decide is over; nothing was changed.");
        if (approval.IsRequester(person))
            return new(ApprovalRefusalReason.OwnRequest, "Who asked for an approval may not decide it.");
        if (!approval.Rule.May(person.Role, approval.Request.Amount)) return AboveLimit(approval, person.Role);
        if (approval.HasDecided(person)) return new(ApprovalRefusalReason.AlreadySaid, "You have decided already; a second person decides now.");
        return approval.Asked(person) is null
            ? new(ApprovalRefusalReason.NotAsked, "This approval was not asked of you, or you handed it over.")
            : null;
    }

    internal static ApprovalRefusal AboveLimit(ApprovalDocument approval, StaffRole role)
    {
        var may = string.Join(" or ", approval.Rule.RolesThatMay(approval.Request.Amount).Select(Words));
        return new(ApprovalRefusalReason.AboveLimit, $"This is above the limit of a {Words(role)}. It may be decided by a {may}.");
    }

    private static string Words(StaffRole role) => role.ToString().ToLowerInvariant();
}
