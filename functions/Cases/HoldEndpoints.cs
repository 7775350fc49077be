using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Functions.Cases;

/// <summary>Places and releases holds on an account, for staff.</summary>
public sealed class HoldEndpoints(CaseHolds holds, UtilityDatabase database, ContractReader reader, TimeProvider time)
{
    private sealed record Reason([property: Entered(TextForm.Lines)] string Why) : IEntry
    {
        public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
    }

    private DateOnly Today => BusinessCalendar.DateOf(time.GetUtcNow());

    [Function(nameof(ListHolds))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListHolds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/holds")] HttpRequest request, string accountId, CancellationToken cancellation)
    {
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        if (account is null) return Problems.NotFound("There is no such account.");
        return new OkObjectResult(AccountHoldsView.Of(account, await holds.InAccountAsync(accountId, cancellation), Today));
    }

    /// <summary>{holdId, process, receivable? or service?, amount?, from, until?, why}: places a hold. The same hold sent again changes nothing.</summary>
    [Function(nameof(PlaceHold))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> PlaceHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/cases/{requestId}/holds")] HttpRequest request,
        string accountId,
        string requestId,
        CancellationToken cancellation)
    {
        var read = await JsonBody<NewHold>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        if (await holds.PlaceAsync(new(requestId, accountId), asked, request.Staff().SignIn, cancellation) is not { } answer)
            return Problems.NotFound("The account has no such case.");
        return answer.IsNew || asked.Is(answer.Hold)
            ? new OkObjectResult(HoldView.Of(answer.Hold, Today))
            : Problems.Refused(StatusCodes.Status409Conflict, "hold-known", "The case has a hold of this id on other terms.", "Nothing was changed. Release it, or take another id.");
    }

    /// <summary>{why}: releases a hold from today on. Sent again it changes nothing.</summary>
    [Function(nameof(ReleaseHold))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ReleaseHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/cases/{requestId}/holds/{holdId}/release")] HttpRequest request,
        string accountId,
        string requestId,
        string holdId,
        CancellationToken cancellation)
    {
        var read = await JsonBody<Reason>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } reason) return read.Problem!;
        var released = await holds.ReleaseAsync(new(requestId, accountId), holdId, reason.Why, request.Staff().SignIn, cancellation);
        return released is null ? Problems.NotFound("There is no such hold.") : new OkObjectResult(HoldView.Of(released, Today));
    }
}
