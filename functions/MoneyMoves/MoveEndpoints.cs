using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Policies;

namespace Serverless.Functions.MoneyMoves;

/// <summary>Movements of money that staff ask for. Each answers 202: within the asker's own limit it is done at once, above it after an approval.</summary>
public sealed class MoveEndpoints(MoveStart start, MoveStore moves, EffectiveDated<MovePolicy> policies, ContractReader reader, TimeProvider time)
{
    /// <summary>{moveId, itemId? or receivable?, amount, direction, reasonCode, evidence, why}: corrects what a customer owes.</summary>
    [Function(nameof(AskAdjustment))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> AskAdjustment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/adjustments")] HttpRequest request,
        string accountId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewAdjustment>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        var policy = policies.On(BusinessCalendar.DateOf(time.GetUtcNow()));
        if (policy.Reason(asked.ReasonCode, asked.Direction) is null)
        {
            var codes = policy.Reasons.Where(reason => reason.Directions.Contains(asked.Direction)).Select(reason => reason.Code);
            return Problems.Invalid("reasonCode", $"must be one of {string.Join(", ", codes)}");
        }
        return MoveAnswers.Of(await start.AskAsync(durable, asked.By(request.Staff(), accountId), cancellation));
    }

    /// <summary>{moveId, amount, customerChose, why}: pays credit out, if that is what the customer chose.</summary>
    [Function(nameof(AskRefund))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> AskRefund(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/refunds")] HttpRequest request,
        string accountId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewRefund>.ReadAsync(request, reader, cancellation);
        return read.Value is { } asked ? MoveAnswers.Of(await start.AskAsync(durable, asked.By(request.Staff(), accountId), cancellation)) : read.Problem!;
    }

    /// <summary>{moveId, toAccountId, amount, why}: moves credit to another account of the same person.</summary>
    [Function(nameof(AskTransfer))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> AskTransfer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/transfers")] HttpRequest request,
        string accountId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewTransfer>.ReadAsync(request, reader, cancellation);
        return read.Value is { } asked ? MoveAnswers.Of(await start.AskAsync(durable, asked.By(request.Staff(), accountId), cancellation)) : read.Problem!;
    }

    /// <summary>What became of a move.</summary>
    [Function(nameof(GetMove))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetMove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/moves/{moveId}")] HttpRequest request,
        string accountId,
        string moveId,
        CancellationToken cancellation) =>
        await moves.FindAsync(accountId, moveId, cancellation) is { } move ? new OkObjectResult(MoveView.Of(move)) : Problems.NotFound("The account has no such move.");

    /// <summary>All moves of an account, the latest first.</summary>
    [Function(nameof(ListMoves))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListMoves(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/moves")] HttpRequest request, string accountId, CancellationToken cancellation) =>
        new OkObjectResult((await moves.InAccountAsync(accountId, cancellation)).Select(MoveView.Of).ToList());
}
