using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>Posts the token in a form's body, since hosts and gateways log paths and queries. Where scripts are off, the person pastes the code.</summary>
internal static class LinkPage
{
    public const string Route = "approve";

    public const string AnswerRoute = Route + "/answer";

    /// <summary>The field of both pages' forms that carries the token.</summary>
    public const string TokenField = "token";

    /// <summary>The path the question page's forms post to. It is absolute, since the question is shown at two addresses.</summary>
    public const string AnswerPath = ApprovalLinks.Path + "/answer";

    // The script removes the token from the address bar first, so that neither the history nor a shared screen keeps it. A second link
    // opened in the same tab only changes the part after the #, so the script listens for that.
    private const string Script =
        """
        function send(){const code=location.hash.slice(1);if(!code)return;history.replaceState(null,'',location.pathname);const form=document.forms[0];form.token.value=code;form.submit()}
        addEventListener('hashchange',send);send()
        """;

    private const string Body =
        $"""
        <h1>Look at it and decide</h1>
        <p>If nothing happens, copy the code from the message and paste it here.</p>
        <form method="post" action="{ApprovalLinks.Path}">
        <label class="field" for="{TokenField}">Code from the message</label>
        <input id="{TokenField}" name="{TokenField}" required autocomplete="off" autocapitalize="off" spellcheck="false">
        <button type="submit">Show what waits for me</button>
        </form>
        """;

    public static Page Render() => new(StatusCodes.Status200OK, "Open an approval", Body) { Script = Script };
}
