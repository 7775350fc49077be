using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>{meter, why}: staff ask that a meter be set ahead of the permit office. Somebody else approves it.</summary>
public sealed class AskEmergencyRelease(ConnectionFiles files, ConnectionNews connections, ContractReader reader)
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
        var meter = MeterKey.Canonical(body.Meter);
        if (MeterPlan.For(found.File.Details).All(point => point.Key != meter)) return Problems.Invalid("meter", "must be a meter of this connection");
        var asked = new EmergencyRelease(meter, body.Why, request.Staff().SignIn);
        await files.ChangeAsync(
            found.Reference,
            now => new($"emergency-asked-{meter}", now, $"Emergency release asked for: {meter}"),
            current => current with { Emergencies = [.. current.Emergencies, asked] },
            cancellation);
        await connections.TellAsync(durable, found.Case.InstanceId, MeterReleases.ReleaseEvent, meter, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }
}
