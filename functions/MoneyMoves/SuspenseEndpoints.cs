using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.MoneyMoves;

/// <summary>Payments in suspense, for staff.</summary>
public sealed class SuspenseEndpoints(SuspenseList list, SuspenseStore suspense, DismissDuplicate duplicates, MoveStart start, ContractReader reader, TimeProvider time)
{
    private const string List = "suspense";

    /// <summary>GET suspense?continuation=…: what waits for a person, the oldest first, a page at a time, each with the accounts it may belong to.</summary>
    [Function(nameof(ListSuspense))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListSuspense(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "suspense")] HttpRequest request, CancellationToken cancellation)
    {
        if (!PageToken.TryRead(List, request.Query[PageToken.Parameter], out var from)) return PageToken.Refusal;
        var (page, next) = await list.ListAsync(from, cancellation);
        return new OkObjectResult(new SuspensePage([.. page.Select(suspended => SuspenseView.Of(suspended, time.GetUtcNow()))], PageToken.Of(List, next)));
    }

    /// <summary>{moveId, toAccountId, why}: puts a payment on the account it belongs to.</summary>
    [Function(nameof(PlaceSuspense))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> PlaceSuspense(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "suspense/{accountId}/{paymentId}/place")] HttpRequest request,
        string accountId,
        string paymentId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewPlacement>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        return await suspense.FindAsync(accountId, paymentId, cancellation) is { } suspended
            ? MoveAnswers.Of(await start.AskAsync(durable, asked.By(request.Staff(), suspended), cancellation))
            : NotSuspended;
    }

    /// <summary>{why}: writes a suspected duplicate off as the same money as its posted twin. Sent again it changes nothing.</summary>
    [Function(nameof(DismissSuspense))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> DismissSuspense(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "suspense/{accountId}/{paymentId}/dismiss")] HttpRequest request,
        string accountId,
        string paymentId,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewDismissal>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        if (await duplicates.DismissAsync(new(accountId, paymentId), asked.Why, request.Staff(), cancellation) is not { } answer) return NotSuspended;
        return answer switch
        {
            DismissalOutcome.Dismissed => new OkObjectResult(new { accountId, paymentId, status = "Dismissed" }),
            DismissalOutcome.AboveLimit => Problems.Refused(StatusCodes.Status403Forbidden, "above-limit", "The amount is above your limit.", "Ask a manager."),
            DismissalOutcome.NoTwinPosted => Problems.Refused(
                StatusCodes.Status409Conflict, "twin-not-posted", "The payment it looks like is not on any account. Nothing was changed.", "Place this one, or the other."),
            DismissalOutcome.NoDuplicate => Problems.Refused(StatusCodes.Status409Conflict, "no-duplicate", "It is not suspected to be a duplicate. Nothing was changed.", "Place it."),
            _ => Problems.Refused(StatusCodes.Status409Conflict, "not-in-suspense", "It does not wait in suspense any more. Nothing was changed.", "Look at it again."),
        };
    }

    private static IActionResult NotSuspended => Problems.NotFound("No payment of this id is in suspense there.");
}
