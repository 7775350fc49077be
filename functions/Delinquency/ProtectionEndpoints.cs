using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Functions.Delinquency;

/// <summary>What protects a customer from a cut, as staff record it.</summary>
public sealed class ProtectionEndpoints(ProtectionStore protections, ContractReader reader)
{
    /// <summary>What stands now, and every act that made it so.</summary>
    [Function(nameof(GetProtections))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetProtections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/protections")] HttpRequest request, string accountId, CancellationToken cancellation) =>
        await protections.FindAsync(accountId, cancellation) is { } found ? new OkObjectResult(ProtectionsView.Of(found)) : Problems.NotFound("There is no such account.");

    /// <summary>
    /// {actId, why, and one of dispute, hearing, disputeEnd, certificate, certificateReview, extension, continuation, medicalContact, pledge,
    /// pledgeEnd, bankruptcy, thirdParty, deceased, essential, occupancy, benefit}: records an act. The same act sent again changes nothing.
    /// </summary>
    [Function(nameof(RecordProtection))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> RecordProtection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/protections")] HttpRequest request, string accountId, CancellationToken cancellation)
    {
        var read = await JsonBody<ProtectionAct>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } act) return read.Problem!;
        var recorded = await protections.RecordAsync(accountId, act, request.Staff(), cancellation);
        if (recorded.Conflict is { } conflict) return Problems.ConflictingDuplicate(conflict);
        if (recorded.Value is not { } answer) return Problems.NotFound("There is no such account.");
        return answer.Refusal is { } refusal ? Refused(refusal) : new OkObjectResult(ProtectionsView.Of(answer.After));
    }

    private static IActionResult Refused(ProtectionRefusal refusal) => refusal switch
    {
        ProtectionRefusal.Unknown => NotFit("protection-unknown", "Nothing of this id is on record for the account."),
        ProtectionRefusal.Known => NotFit("protection-known", "Something of this id is on record already. Take another id."),
        ProtectionRefusal.Ended => NotFit("dispute-ended", "The dispute has ended."),
        ProtectionRefusal.NoHearing => NotFit("no-hearing", "A hearing was not offered. Offer one first: without it no dispute may end (Memphis Light v. Craft)."),
        ProtectionRefusal.NotAccepted => NotFit("certificate-not-accepted", "The certificate is not accepted. A supervisor reviews it first."),
        ProtectionRefusal.TooMany => NotFit("too-many-acts", "The account has as many acts as one can have. An engineer must look at it."),
        ProtectionRefusal.SupervisorsOnly => Problems.Refused(StatusCodes.Status403Forbidden, "supervisors-only", "You may not do this.", "It ends a protection or decides on it: supervisors and managers do."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static IActionResult NotFit(string type, string detail) => Problems.Refused(StatusCodes.Status409Conflict, type, "This cannot be recorded. Nothing was changed.", detail);
}
