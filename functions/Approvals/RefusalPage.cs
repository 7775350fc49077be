using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>The page for a link that cannot be used. It says why, and nothing about the case.</summary>
internal static class RefusalPage
{
    public static Page Unknown() =>
        Page.Saying(StatusCodes.Status404NotFound, "This link is not known", "Check that the whole link, or the whole code, was copied from the message.");

    public static Page Unreadable() =>
        Page.Saying(StatusCodes.Status400BadRequest, "Your answer could not be read", "Nothing was recorded. Open the link from the message again and answer on its page.");

    public static Page Of(ApprovalRefusal refusal) => refusal.Reason switch
    {
        ApprovalRefusalReason.OwnRequest or ApprovalRefusalReason.AboveLimit or ApprovalRefusalReason.NotStaff =>
            Page.Saying(StatusCodes.Status403Forbidden, "You may not decide this", refusal.Detail),
        _ => Page.Saying(StatusCodes.Status410Gone, "This link is no longer valid", refusal.Detail),
    };

    /// <summary>Whether the approver can correct the answer on the page it came from.</summary>
    public static bool IsMistake(ApprovalRefusal refusal) => refusal.Reason
        is ApprovalRefusalReason.UnknownOption or ApprovalRefusalReason.ReasonMissing or ApprovalRefusalReason.ReasonTooLong or ApprovalRefusalReason.ReasonProhibited
        or ApprovalRefusalReason.UnknownPerson or ApprovalRefusalReason.RecipientMayNot or ApprovalRefusalReason.AlreadyInvolved;
}
