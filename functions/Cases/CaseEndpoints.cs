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

namespace Serverless.Functions.Cases;

/// <summary>What staff do in the cases of an account.</summary>
public sealed class CaseEndpoints(
    CaseStore cases, CaseTasks tasks, ConnectionFiles files, EvidenceWaiving waiving, OrchestrationSignals signals, IStaffDirectory directory, CaseViews views, ContractReader reader)
{
    /// <summary>A request as staff see it. A case that the utility opened itself is found with the query's <c>account</c>.</summary>
    [Function(nameof(GetCase))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{requestId}")] HttpRequest request, string requestId, CancellationToken cancellation)
    {
        var account = request.Query["account"].ToString();
        var inWhich = account.Length == 0 ? cases.FindAsync(requestId, cancellation) : cases.FindInAsync(account, requestId, cancellation);
        return await inWhich is { } found ? new OkObjectResult(await views.OfAsync(found, cancellation)) : Problems.NotFound("No such request is recorded.");
    }

    /// <summary>Everything a person has, or had, to do in the account's cases; the oldest first.</summary>
    [Function(nameof(ListTasks))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/tasks")] HttpRequest request, string accountId, CancellationToken cancellation) =>
        new OkObjectResult((await tasks.InAccountAsync(accountId, cancellation)).Select(views.Of).ToList());

    /// <summary>{move, to?, for?, until?, text?, caseEnds?}: the caller takes a task, finishes it, and so on. Sent again it changes nothing.</summary>
    [Function(nameof(ActOnTask))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ActOnTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "accounts/{accountId}/cases/{requestId}/tasks/{key}")] HttpRequest request,
        string accountId,
        string requestId,
        string key,
        CancellationToken cancellation)
    {
        var read = await JsonBody<TaskAct>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } act) return read.Problem!;
        if (act.To is { } signIn && await directory.FindAsync(signIn, cancellation) is null) return Problems.Invalid("to", "must be the sign-in name of somebody on the staff");
        var answer = await tasks.ActAsync(new(requestId, accountId), key, act, request.Staff(), cancellation);
        if (answer is null) return Problems.NotFound("There is no such task.");
        return answer.Refusal is { } refusal ? TaskProblems.Of(refusal, answer.Task) : new OkObjectResult(views.Of(answer.Task));
    }

    /// <summary>{kind, why}: a paper that a new connection's rules ask for need not come. Sent again it changes nothing.</summary>
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

    private static IActionResult Refused(WaiverRefusal refusal) => refusal switch
    {
        WaiverRefusal.NotRequired => Problems.Invalid("kind", "must be a paper that this request needs"),
        WaiverRefusal.NeverWaived => Problems.Refused(StatusCodes.Status422UnprocessableEntity, "never-waived", "This paper is never waived.", "No request goes on without it."),
        WaiverRefusal.AlreadyFiled => Problems.Refused(StatusCodes.Status409Conflict, "paper-filed", "The paper is on file.", "There is nothing to waive."),
        _ => Problems.Refused(StatusCodes.Status403Forbidden, "own-request", "Who filed a request does not waive its papers.", "Ask somebody else."),
    };
}
