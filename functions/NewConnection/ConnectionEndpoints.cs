using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.NewConnection;

/// <summary>A new connection over HTTP, for its applicant and the staff.</summary>
public sealed class ConnectionEndpoints(
    ConnectionFiles files, EvidenceFiling filing, OrchestrationSignals signals, ContractReader reader, CaseStore cases, WithdrawConnection withdrawals,
    EmergencyReleases emergencies, DepositOverrides overrides, EvidenceWaiving waiving)
{
    /// <summary>{kind, blobName, documentId?}: files a paper that comes after the application.</summary>
    [Function(nameof(FileEvidence))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> FileEvidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/documents")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<LatePaper>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } paper) return read.Problem!;
        if (await files.FindAsync(requestId, cancellation) is not { } found || !request.MayActOn(found.Case.SubmittedBy))
            return Problems.NotFound("No such new connection is recorded. One just sent may still be on its way.");
        if (await filing.FileAsync(found.Reference, paper, cancellation) is { } refusal) return Refused(refusal);
        await signals.SendAsync(durable, found.Case.InstanceId, EvidenceFiling.FiledEvent, paper.Kind.ToString(), cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    /// <summary>{kind, why}: waives a paper that the rules of a new connection ask for. Sent again it changes nothing.</summary>
    [Function(nameof(WaivePaper))]
    [Allow(Caller.Staff, StaffRole.Senior)]
    public async Task<IActionResult> WaivePaper(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/waived-papers")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<PaperWaiver>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } waiver) return read.Problem!;
        if (await files.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such new connection is recorded.");
        if (await waiving.WaiveAsync(found.Reference, waiver, request.Staff(), cancellation) is { } refusal) return Refused(refusal);
        await signals.SendAsync(durable, found.Case.InstanceId, EvidenceFiling.FiledEvent, waiver.Kind.ToString(), cancellation);
        return new AcceptedResult($"/api/cases/{requestId}", null);
    }

    /// <summary>Withdraws a new connection for its applicant; steps already taken for it are undone.</summary>
    [Function(nameof(WithdrawServiceRequest))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> WithdrawServiceRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/withdrawal")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        // The body is not used. A content type that another site's page could send is refused all the same.
        if (request.ContentType is not null && !request.HasJsonContentType()) return Problems.NotJson();
        if (await cases.FindAsync(requestId, cancellation) is not { RequestType: ServiceRequestType.NewCommercialConnection } found || !request.MayActOn(found.SubmittedBy))
            return Problems.NotFound("No such new connection is recorded. One just sent may still be on its way.");
        if (!await withdrawals.RecordAsync(new(found.RequestId, found.AccountId), cancellation))
            return Problems.Refused(StatusCodes.Status409Conflict, "already-ended", "There is nothing to withdraw any more.", "Service is connected, or the request has ended.");
        await signals.SendAsync(durable, found.InstanceId, WithdrawConnection.WithdrawEvent, "Withdrawn", cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    /// <summary>{meter, why}: staff ask that a meter be set before the permit office releases it. Another person must approve.</summary>
    [Function(nameof(AskEmergencyRelease))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> AskEmergencyRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/emergency-releases")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<EmergencyReleaseBody>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        if (await files.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such new connection is recorded.");
        if (await emergencies.AskAsync(found.Reference, body.Meter, body.Why, request.Staff().SignIn, cancellation) is { } refusal) return Refused(refusal);
        await signals.SendAsync(durable, found.Case.InstanceId, MeterReleases.ReleaseEvent, body.Meter, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    /// <summary>{overrideId, amount, why}: staff ask for a deposit other than the assessed one. Another person must approve.</summary>
    [Function(nameof(AskDepositOverride))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> AskDepositOverride(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/deposit-overrides")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<DepositOverrideBody>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var asked = body.By(request.Staff().SignIn);
        if (await files.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such new connection is recorded.");
        var (refusal, conflict) = await overrides.RecordAsync(found.Reference, asked, cancellation);
        if (conflict is not null) return Problems.ConflictingDuplicate(conflict);
        if (refusal is { } reason) return Refused(reason);
        await signals.SendAsync(durable, found.Case.InstanceId, InstrumentIntake.SecurityEvent, asked.OverrideId, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    private static IActionResult Refused(PaperRefusal refusal) => refusal switch
    {
        PaperRefusal.Conflicting { Conflict: var conflict } => Problems.ConflictingDuplicate(conflict),
        PaperRefusal.PastLimit { Limit: var limit } => Problems.LimitReached(limit),
        _ => Problems.Refused(StatusCodes.Status409Conflict, "already-ended", "The request has ended.", "No paper is taken for it any more."),
    };

    private static IActionResult CaseFull => Problems.Refused(
        StatusCodes.Status409Conflict, "limit-reached", "There are as many as may be. Nothing was changed.", "The case takes no more entries from outside.");

    private static IActionResult Refused(OverrideRefusal refusal) => refusal switch
    {
        OverrideRefusal.CaseFull => CaseFull,
        OverrideRefusal.AboveFull => Problems.Invalid("amount", "must not be more than the full deposit"),
        OverrideRefusal.NotAskedForYet => Problems.Refused(StatusCodes.Status409Conflict, "no-deposit-yet", "There is no deposit to override yet.", "Security has not been asked for."),
        _ => Problems.Refused(StatusCodes.Status409Conflict, "deposit-settled", "The deposit can no longer be overridden.", "The security is complete, was never needed, or the request has ended."),
    };

    private static IActionResult Refused(EmergencyRefusal refusal) => refusal switch
    {
        EmergencyRefusal.CaseFull => CaseFull,
        EmergencyRefusal.NotAMeter => Problems.Invalid("meter", "must be a meter of this connection"),
        EmergencyRefusal.AskedAlready => Problems.Refused(StatusCodes.Status409Conflict, "emergency-open", "It is asked for already.", "People have not decided about this meter yet."),
        EmergencyRefusal.ReleasedAlready => Problems.Refused(StatusCodes.Status409Conflict, "meter-released", "The meter is released already.", "It can be set; no emergency is needed."),
        _ => Problems.Refused(StatusCodes.Status409Conflict, "already-ended", "The request has ended.", "No meter is set for it any more."),
    };

    private static IActionResult Refused(WaiverRefusal refusal) => refusal switch
    {
        WaiverRefusal.NotRequired => Problems.Invalid("kind", "must be a paper that this request needs"),
        WaiverRefusal.NeverWaived => Problems.Refused(StatusCodes.Status422UnprocessableEntity, "never-waived", "This paper is never waived.", "No request goes on without it."),
        WaiverRefusal.AlreadyFiled => Problems.Refused(StatusCodes.Status409Conflict, "paper-filed", "The paper is on file.", "There is nothing to waive."),
        _ => Problems.Refused(StatusCodes.Status403Forbidden, "own-request", "Who filed a request does not waive its papers.", "Ask somebody else."),
    };
}
