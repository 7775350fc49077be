using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>The one place where HTTP callers are let in or not; what no rule allows is refused.</summary>
public sealed class Authorization(IPrincipalSource principals) : IFunctionsWorkerMiddleware
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
        if (await RefusalAsync(rule?.Allowed, http, context.CancellationToken) is { } status) await AnswerAsync(http, status);
        else await next(context);
    }

    /// <summary>The status to refuse with, or null for who is let in.</summary>
    private async Task<int?> RefusalAsync(AllowAttribute? allowed, HttpContext http, CancellationToken cancellation)
    {
        switch (allowed?.Caller)
        {
            case Caller.Anyone or Caller.Partner:
                return null;
            case Caller.Staff:
                if (await principals.FindAsync(http.Request, cancellation) is not { } principal) return StatusCodes.Status401Unauthorized;
                if (principal.Role is not { } role || role < allowed.AtLeast) return StatusCodes.Status403Forbidden;
                http.Features.Set(new StaffMember(principal.SignIn, role));
                return null;
            default:
                return StatusCodes.Status403Forbidden;
        }
    }

    private static Task AnswerAsync(HttpContext http, int status)
    {
        var problem = status == StatusCodes.Status401Unauthorized
            ? Problems.Details(status, "not-signed-in", "Sign in first.", "This is for signed-in staff.")
            : Problems.Details(status, "not-allowed", "You may not do this.", "Your role does not allow it.");
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }
}
