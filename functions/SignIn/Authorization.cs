using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>The one place where HTTP callers are let in or not; what no rule allows is refused.</summary>
public sealed class Authorization(IPrincipalSource principals, IStaffDirectory directory, ILogger<Authorization> logger) : IFunctionsWorkerMiddleware
{
    private static readonly IReadOnlyDictionary<string, EndpointRule> Rules = EndpointRule.All(typeof(App).Assembly, typeof(UtilityDatabase).Assembly);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        var rule = Rules.GetValueOrDefault(context.FunctionDefinition.Name);
        if (rule is null ? http is null : !rule.IsHttp)
        {
            await next(context);
            return;
        }
        // Without it there is nothing to check, and nothing to answer on.
        if (http is null) throw new InvalidOperationException($"{context.FunctionDefinition.Name} was called over HTTP without its request.");
        var refusal = await RefusalAsync(rule?.Allowed, http, context.CancellationToken);
        if (refusal is not null) await AnswerAsync(http, refusal);
        else await next(context);
        // A function refuses too, such as a decision that is not the caller's; its answer is written only after this.
        if ((refusal?.Status ?? (context.GetInvocationResult().Value as IStatusCodeActionResult)?.StatusCode) is (401 or 403) and int status)
            logger.LogWarning("Caller refused: {Status} by {Function}, asked by {Caller}", status, context.FunctionDefinition.Name, http.Features.Get<StaffMember>()?.SignIn ?? "unknown");
    }

    /// <summary>Null for who is let in. Staff are who the directory says they are: one name a person, in one spelling.</summary>
    private async Task<ProblemDetails?> RefusalAsync(AllowAttribute? allowed, HttpContext http, CancellationToken cancellation)
    {
        switch (allowed?.Caller)
        {
            case Caller.Anyone or Caller.Partner:
                return null;
            case Caller.Staff:
                if (await principals.FindAsync(http.Request, cancellation) is not { } principal) return NotSignedIn;
                if (principal.Role is not { } role || role < allowed.AtLeast) return NotAllowed("Your role does not allow it.");
                if (await directory.FindAsync(principal.SignIn, cancellation) is not { } member) return NotAllowed("Your sign-in name is not in the staff directory.");
                http.Features.Set(new StaffMember(member.SignIn, role));
                return null;
            default:
                return NotAllowed("Your role does not allow it.");
        }
    }

    private static ProblemDetails NotSignedIn => Problems.Details(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.", "This is for signed-in staff.");

    private static ProblemDetails NotAllowed(string why) => Problems.Details(StatusCodes.Status403Forbidden, "not-allowed", "You may not do this.", why);

    private static Task AnswerAsync(HttpContext http, ProblemDetails problem)
    {
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }
}
