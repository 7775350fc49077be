using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.NewConnection;

/// <summary>{meter, why}: staff ask that a meter be set ahead of the permit office. Somebody else approves it.</summary>
public sealed class AskEmergencyRelease(ConnectionFiles files, EmergencyDesk desk, OrchestrationSignals signals, ContractReader reader)
{
    private sealed record Body([property: Entered(TextForm.Exact)] string Meter, [property: Entered(TextForm.Lines)] string Why) : IEntry
    {
        public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
    }

    [Function(nameof(AskEmergencyRelease))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/emergency-releases")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<Body>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        if (await files.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such new connection is recorded.");
        if (await desk.AskAsync(found.Reference, body.Meter, body.Why, request.Staff().SignIn, cancellation) is { } refusal) return Refused(refusal);
        await signals.SendAsync(durable, found.Case.InstanceId, MeterReleases.ReleaseEvent, body.Meter, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    private static IActionResult Refused(EmergencyRefusal refusal) => refusal switch
    {
        EmergencyRefusal.NotAMeter => Problems.Invalid("meter", "must be a meter of this connection"),
        EmergencyRefusal.AskedAlready => Problems.Refused(StatusCodes.Status409Conflict, "emergency-open", "It is asked for already.", "People have not decided about this meter yet."),
        EmergencyRefusal.ReleasedAlready => Problems.Refused(StatusCodes.Status409Conflict, "meter-released", "The meter is released already.", "It can be set; no emergency is needed."),
        _ => Problems.Refused(StatusCodes.Status409Conflict, "already-ended", "The request has ended.", "No meter is set for it any more."),
    };
}
