using System.Net;
using System.Text;
using System.Text.Json;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>The same for staff's own tools: list mine, get, decide, hand over; refusals in RFC 9457's form.</summary>
public sealed class StaffApiTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Each_sees_what_waits_for_them_until_it_is_decided()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Equal(1, await MineAsync(flow, ApprovalFlow.Senior.ToUpperInvariant()));
        Assert.Equal(0, await MineAsync(flow, ApprovalFlow.Supervisor));
        using var decided = await DecideAsync(flow, ApprovalFlow.Senior);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal(0, await MineAsync(flow, ApprovalFlow.OtherSenior));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
        using var dead = await flow.LookAsync(await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
    }

    [Fact]
    public async Task One_approval_is_shown_with_its_trail_and_without_its_links()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        using var answer = await flow.CallAsync(HttpMethod.Get, ApprovalFlow.ById(), ApprovalFlow.Specialist);
        var text = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        Assert.Equal(("Pending", 400m), (json.RootElement.GetProperty("status").GetString(), json.RootElement.GetProperty("amount").GetDecimal()));
        Assert.Equal("Looked", json.RootElement.GetProperty("audit")[1].GetProperty("act").GetString());
        Assert.DoesNotContain((await flow.ApprovalAsync()).Approvers[0].LinkHash!, text);
        using var none = await flow.CallAsync(HttpMethod.Get, "/api/approvals/by-id/1/approval-none", ApprovalFlow.Specialist);
        using var other = await flow.CallAsync(HttpMethod.Get, $"/api/approvals/by-id/{ApprovalFlow.Case.AccountId}/account", ApprovalFlow.Specialist);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Refusals_say_why_and_who_may()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Specialist), HttpStatusCode.Forbidden, "own-request or above", "Who asked");
        await AssertProblemAsync(await DecideAsync(flow, "specialist.two@utility.example"), HttpStatusCode.Forbidden, "above limit", "senior or supervisor or manager");
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Manager), HttpStatusCode.Forbidden, "not asked", "not asked of you");
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Senior, "Perhaps"), HttpStatusCode.UnprocessableEntity, "option", "Approve, Deny");
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Senior, reason: ""), HttpStatusCode.UnprocessableEntity, "reason", "reason");
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Senior, reason: "\u200B"), HttpStatusCode.UnprocessableEntity, "nothing seen", "Give a reason");
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.Senior, reason: "SSN 123456789"), HttpStatusCode.UnprocessableEntity, "national id", "reason holds a national id");
        await AssertProblemAsync(await DelegateAsync(flow, ApprovalFlow.Senior, "4111/1111/1111/1111"), HttpStatusCode.UnprocessableEntity, "card", "to holds a card number");
        using var decided = await DecideAsync(flow, ApprovalFlow.Senior);
        await AssertProblemAsync(await DecideAsync(flow, ApprovalFlow.OtherSenior, "Deny"), HttpStatusCode.Conflict, "ended", "already closed");
    }

    [Fact]
    public async Task Only_json_is_taken_and_a_broken_body_is_named()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await AssertProblemAsync(await flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/decision"), ApprovalFlow.Senior, new { option = "Approve" }), HttpStatusCode.BadRequest, "missing", "is required");
        using var form = new HttpRequestMessage(HttpMethod.Post, ApprovalFlow.ById("/decision")) { Content = new StringContent("{}", Encoding.UTF8, "text/plain") };
        form.Headers.Add("x-dev-user", ApprovalFlow.Senior);
        await AssertProblemAsync(await platform.Http.SendAsync(form), HttpStatusCode.UnsupportedMediaType, "plain text", "application/json");
    }

    [Fact]
    public async Task An_approver_hands_over_to_a_colleague_who_is_sent_a_link()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await AssertProblemAsync(await DelegateAsync(flow, ApprovalFlow.Senior, "nobody@utility.example"), HttpStatusCode.UnprocessableEntity, "unknown", "directory");
        using var handed = await DelegateAsync(flow, ApprovalFlow.Senior, ApprovalFlow.Manager);
        Assert.Equal(HttpStatusCode.OK, handed.StatusCode);
        Assert.Equal((0, 1), (await MineAsync(flow, ApprovalFlow.Senior), await MineAsync(flow, ApprovalFlow.Manager)));
        using var page = await flow.LookAsync(await flow.TokenAsync(ApprovalFlow.Manager, ApprovalPurpose.Delegated));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static Task<HttpResponseMessage> DecideAsync(ApprovalFlow flow, string signIn, string option = "Approve", string reason = "Fine.") =>
        flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/decision"), signIn, new { option, reason });

    private static Task<HttpResponseMessage> DelegateAsync(ApprovalFlow flow, string signIn, string to) =>
        flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/delegation"), signIn, new { to });

    private static async Task<int> MineAsync(ApprovalFlow flow, string signIn)
    {
        using var answer = await flow.CallAsync(HttpMethod.Get, "/api/approvals", signIn);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("approvals").GetArrayLength();
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string situation, string says)
    {
        using (answer)
        {
            Assert.True(status == answer.StatusCode, $"{situation}: {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(says, await answer.Content.ReadAsStringAsync());
        }
    }
}
