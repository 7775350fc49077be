using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>What an approver sent from the page.</summary>
internal sealed record AnswerForm(bool IsDelegation, string Option, string Reason, string To)
{
    /// <summary>Null when it is no form of ours, too large, or not from the page of this token.</summary>
    public static async Task<AnswerForm?> ReadAsync(HttpRequest request, string token, CancellationToken cancellation)
    {
        if (await FormBody.ReadAsync(request, cancellation) is not { } form || !LinkToken.IsFormValueOf(token, form.Line("form"))) return null;
        return form.Line("act") switch
        {
            "decide" => new(false, form.Line("option"), form.Lines("reason"), ""),
            "delegate" => new(true, "", "", form.Line("to")),
            _ => null,
        };
    }
}
