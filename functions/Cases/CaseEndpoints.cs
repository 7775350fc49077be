using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Cases;

/// <summary>What staff do with the cases of an account.</summary>
public sealed class CaseEndpoints(CaseStore cases, CaseTasks tasks, IStaffDirectory directory, CaseViews views, ContractReader reader)
{
    /// <summary>Gives a request as staff see it. For a case that the utility opened itself, the query must have <c>account</c>.</summary>
    [Function(nameof(GetCase))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{requestId}")] HttpRequest request, string requestId, CancellationToken cancellation)
    {
        var account = request.Query["account"].ToString();
        var inWhich = account.Length == 0 ? cases.FindAsync(requestId, cancellation) : cases.FindInAsync(account, requestId, cancellation);
        return await inWhich is { } found ? new OkObjectResult(await views.OfAsync(found, cancellation)) : Problems.NotFound("No such request is recorded.");
    }

    /// <summary>Lists all tasks of the account's cases, done ones too, the oldest first.</summary>
    [Function(nameof(ListTasks))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/tasks")] HttpRequest request, string accountId, CancellationToken cancellation) =>
        new OkObjectResult((await tasks.InAccountAsync(accountId, cancellation)).Select(views.Of).ToList());

    /// <summary>{move, to?, for?, until?, text?, caseEnds?}: takes a task, finishes it, and so on. The same act sent again changes nothing.</summary>
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
}
