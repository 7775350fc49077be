using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>Refusals of the JSON endpoints: 403 when the caller may not act, 409 when it is too late, 422 when the input can be corrected.</summary>
internal static class ApprovalProblems
{
    public static IActionResult NotFound() => Problems.NotFound("There is no such approval.");

    public static IActionResult Of(ApprovalRefusal refusal) => refusal.Reason switch
    {
        ApprovalRefusalReason.AlreadyEnded or ApprovalRefusalReason.Expired or ApprovalRefusalReason.AlreadySaid =>
            Problems.Refused(StatusCodes.Status409Conflict, "approval-closed", "This can no longer be decided.", refusal.Detail),
        ApprovalRefusalReason.OwnRequest or ApprovalRefusalReason.AboveLimit or ApprovalRefusalReason.NotAsked or ApprovalRefusalReason.NotStaff =>
            Problems.Refused(StatusCodes.Status403Forbidden, "approval-not-yours", "You may not decide this.", refusal.Detail),
        _ => Problems.Refused(StatusCodes.Status422UnprocessableEntity, "approval-answer", "The answer cannot be taken.", refusal.Detail),
    };
}
