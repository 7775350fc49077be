using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Approvals;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Functions.NewConnection;

/// <summary>{meter, why}: staff ask that a meter be set ahead of the permit office. Somebody else approves it.</summary>
public sealed class AskEmergencyRelease(CaseStore cases, ConnectionFiles files, ConnectionNews connections)
{
    private sealed record Body(string Meter, string Why);

    [Function(nameof(AskEmergencyRelease))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/emergency-releases")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<Body>.ReadAsync(request, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        if (body.Why.Trim().Length is 0 or > 500) return Problems.Invalid("why", "must have 1 to 500 characters");
        if (await cases.FindAsync(requestId, cancellation) is not { } found || await files.FindAsync(new(found.RequestId, found.AccountId), cancellation) is not { } file)
            return Problems.NotFound("No such new connection is recorded.");
        if (MeterPlan.For(file.Details).All(point => point.Key != body.Meter)) return Problems.Invalid("meter", "must be a meter of this connection");
        var asked = new EmergencyRelease(body.Meter, body.Why.Trim(), request.Staff().SignIn);
        await files.ChangeAsync(
            new(found.RequestId, found.AccountId),
            now => new($"emergency-asked-{body.Meter}", now, $"Emergency release asked for: {body.Meter}"),
            current => current with { Emergencies = [.. current.Emergencies, asked] },
            cancellation);
        await connections.TellAsync(durable, found.InstanceId, MeterReleases.ReleaseEvent, body.Meter, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }
}
