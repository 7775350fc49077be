using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Approvals;

/// <summary>What an approver sees: the question, why it is asked, the facts, the money, and the forms to answer or hand over.</summary>
/// <param name="Approval">A pending approval.</param>
/// <param name="Token">The link's token, which the answer sends back.</param>
/// <param name="Recipients">The people who could take the approval over.</param>
internal sealed record QuestionPage(ApprovalDocument Approval, string Token, IReadOnlyList<StaffMember> Recipients)
{
    /// <summary>What was wrong with the last answer, when the page is shown again; otherwise null.</summary>
    public string? Problem { get; init; }

    public string? ChosenOption { get; init; }

    public string? GivenReason { get; init; }

    private ApprovalRequest Request => Approval.Request;

    public Page Render()
    {
        var body = new StringBuilder();
        if (Problem is not null) body.Append(CultureInfo.InvariantCulture, $"<div class=\"problem\" role=\"alert\" id=\"problem\"><p>{Page.Encode(Problem)}</p></div>\n");
        Question(body);
        Said(body);
        Answer(body);
        if (Recipients.Count > 0) HandOver(body);
        var title = $"{(Problem is null ? "" : "Error: ")}Decide: {Request.Kind}";
        return new(Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, title, body.ToString());
    }

    private void Question(StringBuilder body)
    {
        body.Append(CultureInfo.InvariantCulture, $"<h1>{Page.Encode(Request.What)}</h1>\n<p>{Page.Encode(Request.Why)}</p>\n");
        if (Request.Amount is { } amount) body.Append(CultureInfo.InvariantCulture, $"<p>At stake: <span class=\"money\">{Money.Text(amount)}</span></p>\n");
        body.Append("<h2>Facts</h2>\n<dl>\n");
        foreach (var fact in Request.Facts) Fact(body, fact.Label, fact.Value);
        Fact(body, "Asked by", Request.RequestedBy);
        Fact(body, "Request", Request.Case.RequestId);
        Fact(body, "Decide before", CityTime.Text(Approval.ExpiresAt));
        Fact(body, "If nobody decides", Request.DefaultOption);
        body.Append("</dl>\n");
    }

    private void Said(StringBuilder body)
    {
        if (Approval.Rule.ApproversNeeded(Request.Amount) > 1) body.Append("<p>Two people must agree; each may refuse alone.</p>\n");
        if (Approval.Decisions.Count == 0) return;
        body.Append("<h2>Said so far</h2>\n<dl>\n");
        foreach (var decision in Approval.Decisions) Fact(body, $"{decision.By.SignIn}: {decision.Option}", decision.Reason);
        body.Append("</dl>\n");
    }

    private void Answer(StringBuilder body)
    {
        body.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{LinkPage.AnswerPath}\">\n{Hidden("decide")}<fieldset>\n<legend>Your decision</legend>\n");
        for (var i = 0; i < Request.Options.Count; i++)
        {
            var (option, chosen) = (Page.Encode(Request.Options[i]), Request.Options[i] == ChosenOption ? " checked" : "");
            var radio = $"<input type=\"radio\" id=\"option-{i}\" name=\"option\" value=\"{option}\" required{chosen}>";
            body.Append(CultureInfo.InvariantCulture, $"<label class=\"choice\" for=\"option-{i}\">{radio} {option}</label>\n");
        }
        var described = Problem is null ? "reason-hint" : "reason-hint problem";
        body.Append("</fieldset>\n<label class=\"field\" for=\"reason\">Reason (required)</label>\n");
        body.Append("<p class=\"hint\" id=\"reason-hint\">Kept with the decision. No card numbers, no national ids.</p>\n");
        body.Append(CultureInfo.InvariantCulture, $"<textarea id=\"reason\" name=\"reason\" required maxlength=\"{DecideApproval.LongestReason}\" ");
        body.Append(CultureInfo.InvariantCulture, $"aria-describedby=\"{described}\">{Page.Encode(GivenReason ?? "")}</textarea>\n");
        body.Append("<button type=\"submit\">Record my decision</button>\n</form>\n");
    }

    private void HandOver(StringBuilder body)
    {
        body.Append(CultureInfo.InvariantCulture, $"<details>\n<summary>Hand over to somebody else</summary>\n<form method=\"post\" action=\"{LinkPage.AnswerPath}\">\n{Hidden("delegate")}");
        body.Append("<label class=\"field\" for=\"to\">Who shall decide</label>\n<select id=\"to\" name=\"to\" required>\n<option value=\"\">Choose a person</option>\n");
        foreach (var person in Recipients)
        {
            var name = Page.Encode(person.SignIn);
            body.Append(CultureInfo.InvariantCulture, $"<option value=\"{name}\">{name} ({person.Role})</option>\n");
        }
        body.Append("</select>\n<button type=\"submit\">Hand over</button>\n</form>\n</details>\n");
    }

    private string Hidden(string act) =>
        $"{Field("act", act)}{Field(LinkPage.TokenField, Token)}{Field("form", LinkToken.FormValueOf(Token))}";

    private static string Field(string name, string value) => $"<input type=\"hidden\" name=\"{name}\" value=\"{Page.Encode(value)}\">\n";

    private static void Fact(StringBuilder body, string label, string value) =>
        body.Append(CultureInfo.InvariantCulture, $"<dt>{Page.Encode(label)}</dt>\n<dd>{Page.Encode(value)}</dd>\n");
}
