using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>What an approver sent from the page.</summary>
internal sealed record AnswerForm(string Token, bool IsDelegation, string Option, string Reason, string To)
{
    /// <summary>
    /// Null when it is no form of ours, too large, or not from the page of this token; or when it holds what may not be kept
    /// where nobody types. That in a reason is told where it was typed.
    /// </summary>
    public static async Task<AnswerForm?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await FormBody.ReadAsync(request, cancellation, but: "reason") is not { } form) return null;
        var token = form.Line(LinkPage.TokenField);
        if (!LinkToken.IsFormValueOf(token, form.Line("form"))) return null;
        return form.Line("act") switch
        {
            "decide" => new(token, false, form.Line("option"), form.Lines("reason"), ""),
            "delegate" => new(token, true, "", "", form.Line("to")),
            _ => null,
        };
    }
}
