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

/// <summary>{overrideId, amount, why}: staff ask that another deposit be asked for than the assessed one. Somebody else approves it.</summary>
public sealed class AskDepositOverride(ConnectionFiles files, OverrideDesk desk, OrchestrationSignals signals, ContractReader reader)
{
    private sealed record Body([property: Entered(TextForm.Exact)] string OverrideId, decimal Amount, [property: Entered(TextForm.Lines)] string Why) : IEntry
    {
        public IEnumerable<FieldProblem> Problems() => By("").Problems();

        public DepositOverride By(string signIn) => new(OverrideId, Amount, Why, signIn);
    }

    [Function(nameof(AskDepositOverride))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests/{requestId}/deposit-overrides")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<Body>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var asked = body.By(request.Staff().SignIn);
        if (await files.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such new connection is recorded.");
        var (refusal, conflict) = await desk.RecordAsync(found.Reference, asked, cancellation);
        if (conflict is not null) return Problems.ConflictingDuplicate(conflict);
        if (refusal is { } reason) return Refused(reason);
        await signals.SendAsync(durable, found.Case.InstanceId, SecurityDesk.SecurityEvent, asked.OverrideId, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }

    private static IActionResult Refused(OverrideRefusal refusal) => refusal switch
    {
        OverrideRefusal.AboveFull => Problems.Invalid("amount", "must not be more than the full deposit"),
        OverrideRefusal.NotAskedForYet => Problems.Refused(StatusCodes.Status409Conflict, "no-deposit-yet", "There is no deposit to override yet.", "Security has not been asked for."),
        _ => Problems.Refused(StatusCodes.Status409Conflict, "deposit-settled", "The deposit can no longer be overridden.", "The security is complete, was never needed, or the request has ended."),
    };
}
