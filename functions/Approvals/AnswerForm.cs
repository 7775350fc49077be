using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>What an approver sent from the page.</summary>
internal sealed record AnswerForm(string Token, bool IsDelegation, string Option, string Reason, string To)
{
    /// <summary>Reads the form. A card number or national id in the reason does not stop the reading: the approver is told of it on the page.</summary>
    /// <returns>
    /// Null when the body is not one of our forms, is too large, does not come from the page of this token, or holds a card number or
    /// national id in another field.
    /// </returns>
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
