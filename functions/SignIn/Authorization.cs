using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>The only place that decides whether an HTTP caller is let in. What no rule allows is refused.</summary>
public sealed class Authorization(
    IPrincipalSource principals, IStaffDirectory directory, PartnerAuthority authority, PartnerRates rates, ILogger<Authorization> logger) : IFunctionsWorkerMiddleware
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
        // Without the HTTP context there is nothing to check and no way to answer.
        if (http is null) throw new InvalidOperationException($"{context.FunctionDefinition.Name} was called over HTTP without its request.");
        var name = context.FunctionDefinition.Name;
        if (await RefusalAsync(rule, http, context.CancellationToken) is { } refusal)
        {
            await AnswerAsync(http, refusal);
            NoteRefusal(name, http, refusal.Status);
            return;
        }
        int? status = null;
        try
        {
            await next(context);
            // A function refuses too, such as a decision that is not the caller's; its answer is written only after this.
            status = (context.GetInvocationResult().Value as IStatusCodeActionResult)?.StatusCode;
            NoteRefusal(name, http, status);
        }
        finally
        {
            if (rule!.LooksUp && http.Features.Get<Partner>() is { } partner) EndLookUp(partner, status == StatusCodes.Status404NotFound);
        }
    }

    /// <summary>Operations are alerted by these words: infra/queries/callers-refused.kql and staff-refused.kql read them.</summary>
    private void NoteRefusal(string function, HttpContext http, int? status)
    {
        if (status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)) return;
        var principal = http.Features.Get<Principal>();
        logger.LogWarning("Caller refused: {Status} by {Function}, asked by {Caller}", status, function, principal?.ObjectId ?? principal?.Partner ?? "unknown");
    }

    /// <summary>The same: infra/queries/bulk-look-up.kql.</summary>
    private void EndLookUp(Partner partner, bool isMiss)
    {
        if (rates.EndLookUp(partner, isMiss)) logger.LogWarning("Bulk look-up: {Partner} looked for too much that is not there", partner.Name);
    }

    /// <summary>Why the caller is refused; null when the caller is let in.</summary>
    private async Task<ProblemDetails?> RefusalAsync(EndpointRule? rule, HttpContext http, CancellationToken cancellation)
    {
        if (rule?.Allowed is not { } allowed) return NotAllowed("Your role does not allow it.");
        if (allowed.Caller == Caller.Anyone) return null;
        if (await principals.FindAsync(http.Request, cancellation) is not { } principal) return NotSignedIn;
        http.Features.Set(principal);
        var isForStaff = allowed.Caller == Caller.Staff || (allowed.Caller == Caller.PartnerOrStaff && principal.IsPerson);
        return isForStaff ? await StaffRefusalAsync(allowed, principal, http, cancellation) : PartnerRefusal(rule, principal, http);
    }

    /// <summary>Why a staff caller is refused. Staff are found by the directory's own id: a name can pass to another person, an id never does.</summary>
    private async Task<ProblemDetails?> StaffRefusalAsync(AllowAttribute allowed, Principal principal, HttpContext http, CancellationToken cancellation)
    {
        if (principal.Role is not { } role || role < allowed.AtLeast) return NotAllowed("Your role does not allow it.");
        if (principal.ObjectId is not { } id || await directory.FindByObjectIdAsync(id, cancellation) is not { } member) return NotAllowed("You are not in the staff directory.");
        http.Features.Set(member with { Role = role });
        return null;
    }

    private ProblemDetails? PartnerRefusal(EndpointRule rule, Principal principal, HttpContext http)
    {
        if (authority.Find(principal.Partner) is not { } partner) return NotAllowed("This is for known partners.");
        if (!rates.MayCall(partner)) return TooMany(http, $"{partner.Name} may call {partner.RequestsAMinute} times a minute.");
        if (rule.LooksUp && !rates.BeginLookUp(partner)) return TooMany(http, $"{partner.MissesAMinute} look-ups a minute may find nothing.");
        http.Features.Set(partner);
        return null;
    }

    private static ProblemDetails NotSignedIn => Problems.Details(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.", "This is for signed-in staff and known partners.");

    private static ProblemDetails NotAllowed(string why) => Problems.Details(StatusCodes.Status403Forbidden, "not-allowed", "You may not do this.", why);

    private static ProblemDetails TooMany(HttpContext http, string why)
    {
        http.Response.Headers.RetryAfter = "60";
        return Problems.Details(StatusCodes.Status429TooManyRequests, "too-many-requests", "Slow down. Nothing was done.", why);
    }

    private static Task AnswerAsync(HttpContext http, ProblemDetails problem)
    {
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }
}
