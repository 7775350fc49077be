namespace Serverless.Orchestrations.Approvals;

/// <summary>Decides whether a link is still valid. Only its approval counts, whatever happened to the link's own document.</summary>
public static class LinkValidity
{
    /// <summary>Why the link is not valid, in words that say nothing about the case; null while it is valid.</summary>
    public static ApprovalRefusal? Refusal(ApprovalDocument approval, ApprovalLinkDocument link, DateTimeOffset now)
    {
        if (approval.HasDecided(link.Approver)) return new(ApprovalRefusalReason.AlreadySaid, "This link was used: your decision is recorded.");
        if (approval.Status != ApprovalStatus.Pending) return new(ApprovalRefusalReason.AlreadyEnded, "This approval is already closed. Nothing is left to decide.");
        if (now >= approval.ExpiresAt) return new(ApprovalRefusalReason.Expired, "The time to decide is over.");
        if (approval.Asked(link.Approver) is not { } asked) return new(ApprovalRefusalReason.NotAsked, "You handed this approval to somebody else.");
        return asked.LinkHash == link.Id ? null : new(ApprovalRefusalReason.LinkReplaced, "A newer link was sent to you. Please use the latest message.");
    }
}
