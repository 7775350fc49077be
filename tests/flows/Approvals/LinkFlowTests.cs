using System.Net;
using System.Security.Cryptography;
using System.Text;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>Deciding by link: GET shows nothing of anybody, POST shows and decides, once.</summary>
public sealed class LinkFlowTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Everybody_of_the_least_role_gets_a_link_and_the_first_to_decide_decides()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Equal([$"{ApprovalFlow.Senior}-asked", $"{ApprovalFlow.OtherSenior}-asked"], await flow.MessagesAsync());
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior), reason: "Paid well <elsewhere>.");
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Contains("Your decision is recorded", await decided.Content.ReadAsStringAsync());

        var decision = await flow.DecisionAsync();
        Assert.Equal(("Approve", "Paid well <elsewhere>.", ApprovalFlow.Senior), (decision!.Option, decision.Reason, Assert.Single(decision.DecidedBy)));
        var timeline = (await platform.FindAsync<CaseDocument>(ApprovalFlow.Case.AccountId, CaseDocument.IdFor("req-1")))!.Timeline;
        Assert.Equal(["Approval asked: DepositWaiver", "Decided: DepositWaiver: Approve"], timeline.TakeLast(2).Select(entry => entry.Text));
    }

    [Fact]
    public async Task A_scanner_decides_nothing_and_without_script_it_sees_nothing()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        foreach (var signIn in new[] { ApprovalFlow.Senior, ApprovalFlow.OtherSenior })
        {
            var token = await flow.TokenAsync(signIn);
            for (var i = 0; i < 100; i++)
            {
                using var looked = await flow.LookAsync(token);
                Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
            }
            await AssertSaysNothingAsync(await platform.Http.GetAsync(new Uri($"{ApprovalLinks.Path}#{token}", UriKind.Relative)), HttpStatusCode.OK);
            using var head = await platform.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, ApprovalFlow.Link));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        }
        Assert.Null(await flow.DecisionAsync());
        var approval = await flow.ApprovalAsync();
        Assert.Equal((ApprovalStatus.Pending, 0), (approval.Status, approval.Decisions.Count));
        Assert.Equal([100, 100], approval.Audit.Where(entry => entry.Act == AuditedAct.Looked).Select(entry => entry.Count));
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
    }

    [Fact]
    public async Task A_link_used_twice_decides_once()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        using var first = await flow.DecideAsync(token);
        using var second = await flow.DecideAsync(token, "Deny", "Changed my mind.");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone), (first.StatusCode, second.StatusCode));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
        await AssertSaysNothingAsync(await flow.LookAsync(token), HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Of_two_people_at_once_one_decides_and_the_others_link_is_dead()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var (one, other) = (await flow.TokenAsync(ApprovalFlow.Senior), await flow.TokenAsync(ApprovalFlow.OtherSenior));
        var answers = await Task.WhenAll(flow.DecideAsync(one), flow.DecideAsync(other, "Deny"), flow.DecideAsync(one), flow.DecideAsync(other, "Deny"));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone));
        foreach (var answer in answers) answer.Dispose();

        var approval = await flow.ApprovalAsync();
        Assert.Equal(Assert.Single(approval.Decisions).Option, (await flow.DecisionAsync())!.Option);
        foreach (var token in new[] { one, other }) await AssertSaysNothingAsync(await flow.LookAsync(token), HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_forged_link_is_unknown_and_a_form_from_elsewhere_is_not_taken()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await AssertSaysNothingAsync(await flow.LookAsync(LinkToken.Create()), HttpStatusCode.NotFound);
        await AssertSaysNothingAsync(await flow.LookAsync("no-token"), HttpStatusCode.NotFound);
        await AssertSaysNothingAsync(await flow.DecideAsync(LinkToken.Create()), HttpStatusCode.NotFound);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        var foreign = new Dictionary<string, string> { ["act"] = "decide", ["form"] = LinkToken.FormValueOf(LinkToken.Create()), ["option"] = "Approve", ["reason"] = "x" };
        await AssertSaysNothingAsync(await flow.SendAsync(token, foreign), HttpStatusCode.BadRequest);
        Assert.Empty((await flow.ApprovalAsync()).Decisions);
    }

    [Fact]
    public async Task The_page_shows_what_is_asked_and_nothing_is_kept_of_it()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        using var page = await flow.LookAsync(token);
        var html = await page.Content.ReadAsStringAsync();
        foreach (var shown in new[] { "<html lang=\"en\">", "Waive the deposit of &lt;Alpha &amp; Sons&gt;?", "$400.00", "PAYDEX 82", "<legend>", "<label", "required", ApprovalFlow.Supervisor })
            Assert.Contains(shown, html);
        foreach (var hidden in new[] { "<script", "javascript:", "<Alpha", ApprovalFlow.Case.AccountId }) Assert.DoesNotContain(hidden, html);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Equal("same-origin", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", page.Headers.GetValues("X-Robots-Tag").Single());
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy);
        Assert.DoesNotContain("script-src", policy);
    }

    [Fact]
    public async Task The_page_behind_a_link_runs_its_one_script_and_without_it_takes_the_code()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        using var page = await platform.Http.GetAsync(ApprovalFlow.Link);
        var html = await page.Content.ReadAsStringAsync();
        var script = html[(html.IndexOf("<script>", StringComparison.Ordinal) + 8)..html.IndexOf("</script>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        Assert.Contains($"script-src 'sha256-{hash}'; form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("history.replaceState", script);
        Assert.Contains($"<form method=\"post\" action=\"{ApprovalLinks.Path}\">", html);
        Assert.Contains("Code from the message", html);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        foreach (var pasted in new[] { $" {token}\n", $"http://approvals.example{ApprovalLinks.Path}#{token}" })
        {
            using var looked = await flow.LookAsync(pasted);
            Assert.Contains("PAYDEX 82", await looked.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("", "A reason.", "Choose one of")]
    [InlineData("Approve", " ", "Give a reason")]
    [InlineData("Approve", "\u200B\u2060\uFEFF", "Give a reason")]
    [InlineData("Approve", "Paid by 4012888888881881", "may not be kept", false)]
    [InlineData("Approve", "Paid by 4012.8888.8888.1881", "may not be kept", false)]
    public async Task A_mistake_shows_the_page_again_with_what_was_typed_but_for_what_may_not_be_kept(string option, string reason, string problem, bool isShown = true)
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        using var again = await flow.DecideAsync(token, option, reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var html = await again.Content.ReadAsStringAsync();
        Assert.Contains(problem, html);
        Assert.Contains($">{(isShown ? EnteredText.Lines(reason) : "")}</textarea>", html);
        using var decided = await flow.DecideAsync(token);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
    }

    private static async Task AssertSaysNothingAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains("<h1>", html);
            foreach (var secret in new[] { "deposit", "PAYDEX", "Alpha", "req-1", ApprovalFlow.Case.AccountId }) Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
