using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>What becomes of an approval over time: four-eyes, reminder, escalation, hand-over, end.</summary>
public sealed class PursuitFlowTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task The_largest_need_two_managers_and_each_link_counts_once()
    {
        var flow = await ApprovalFlow.AskedAsync(platform, amount: 30_000m);
        var (one, other) = (await flow.TokenAsync(ApprovalFlow.Manager), await flow.TokenAsync(ApprovalFlow.OtherManager));
        using var first = await flow.DecideAsync(one);
        Assert.Contains("second person", await first.Content.ReadAsStringAsync());
        using var again = await flow.DecideAsync(one);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Null(await flow.DecisionAsync());

        using var page = await flow.LookAsync(other);
        Assert.Contains(ApprovalFlow.Manager, await page.Content.ReadAsStringAsync());
        using var second = await flow.DecideAsync(other, reason: "Agreed.");
        Assert.Equal([ApprovalFlow.Manager, ApprovalFlow.OtherManager], (await flow.DecisionAsync())!.DecidedBy);
    }

    [Fact]
    public async Task Who_asked_gets_no_link_and_may_not_decide()
    {
        var flow = await ApprovalFlow.AskedAsync(platform, requestedBy: ApprovalFlow.Senior);
        Assert.Equal([$"{ApprovalFlow.OtherSenior}-asked"], await flow.MessagesAsync());
        using var refused = await flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/decision"), ApprovalFlow.Senior, new { option = "Approve", reason = "Mine." });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null(await flow.DecisionAsync());
        Assert.Contains((await flow.ApprovalAsync()).Audit, entry => entry is { Act: AuditedAct.Refused, Who: ApprovalFlow.Senior });
    }

    [Fact]
    public async Task Whoever_says_nothing_is_reminded_with_a_new_link_that_kills_the_old_one()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var old = await flow.TokenAsync(ApprovalFlow.Senior);
        await platform.AdvanceAsync(Day);
        Assert.Contains($"{ApprovalFlow.Senior}-reminded", await flow.MessagesAsync());
        using var dead = await flow.DecideAsync(old);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        Assert.Contains("newer link", await dead.Content.ReadAsStringAsync());
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior, ApprovalPurpose.Reminded));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Fact]
    public async Task Supervisors_then_managers_are_asked_and_then_the_default_holds()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(2 * Day);
        Assert.Contains($"{ApprovalFlow.Supervisor}-escalated", await flow.MessagesAsync());
        Assert.DoesNotContain($"{ApprovalFlow.Manager}-escalated", await flow.MessagesAsync());
        await platform.AdvanceAsync(Day);
        Assert.Contains($"{ApprovalFlow.Manager}-escalated", await flow.MessagesAsync());
        Assert.Null(await flow.DecisionAsync());

        await platform.AdvanceAsync(2 * Day);
        var decision = await flow.DecisionAsync();
        Assert.True(decision!.TimedOut);
        Assert.Equal("Deny", decision.Option);
        Assert.Equal(ApprovalStatus.TimedOut, (await flow.ApprovalAsync()).Status);
        using var late = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Manager, ApprovalPurpose.Escalated));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task A_supervisor_it_was_escalated_to_decides()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(2 * Day);
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Supervisor, ApprovalPurpose.Escalated), "Deny", "Too risky.");
        var decision = await flow.DecisionAsync();
        Assert.Equal(("Deny", false), (decision!.Option, decision.TimedOut));
    }

    [Fact]
    public async Task Who_it_is_handed_to_gets_a_link_and_the_old_one_dies()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        using var mistake = await flow.HandOverAsync(token, "specialist.two@utility.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistake.StatusCode);
        Assert.Contains("senior or supervisor or manager", await mistake.Content.ReadAsStringAsync());

        using var handed = await flow.HandOverAsync(token, ApprovalFlow.Supervisor);
        Assert.Equal(HttpStatusCode.OK, handed.StatusCode);
        using var dead = await flow.DecideAsync(token);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Supervisor, ApprovalPurpose.Delegated));
        Assert.Equal([ApprovalFlow.Supervisor], (await flow.DecisionAsync())!.DecidedBy);
    }

    [Fact]
    public async Task A_decision_whose_event_was_lost_is_found_at_the_next_deadline()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var approvals = platform.Cloud.Services.GetRequiredService<ApprovalStore>();
        var given = new DecisionGiven(new StaffMember(ApprovalFlow.Senior, StaffRole.Senior), "Approve", "Fine.", "-");
        var asked = await flow.ApprovalAsync();
        await approvals.ActAsync(asked.AccountId, asked.Id, (approval, now) => DecideApproval.Decide(approval, given, now));
        Assert.Null(await flow.DecisionAsync());
        await platform.AdvanceAsync(Day);
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
        Assert.DoesNotContain(await flow.MessagesAsync(), name => name.EndsWith("-reminded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_without_a_decision_changes_nothing()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var id = (await flow.ApprovalAsync()).Id;
        for (var i = 0; i < 3; i++) await platform.Durable.RaiseEventAsync(ApprovalFlow.InstanceId, ApprovalDocument.EventFor(id), id);
        Assert.Null(await flow.DecisionAsync());
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Fact]
    public async Task A_withdrawn_approval_lets_the_waiting_go_on_and_its_links_die()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        await platform.Durable.RaiseEventAsync(ApprovalFlow.InstanceId, ApprovalOrchestrator.WithdrawEvent, "The case ended.");
        var decision = await flow.DecisionAsync();
        Assert.Equal(("Deny", "Withdrawn: The case ended."), (decision!.Option, decision.Reason));
        Assert.Equal(ApprovalStatus.Withdrawn, (await flow.ApprovalAsync()).Status);
        using var dead = await flow.DecideAsync(token);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
    }

    [Fact]
    public async Task What_was_withdrawn_before_it_was_asked_is_asked_of_nobody()
    {
        var withdrawal = new ApprovalWithdrawal(new(ApprovalFlow.Case, ApprovalFlow.Key), ApprovalFlow.InstanceId, "The case ended.");
        await ActivatorUtilities.CreateInstance<WithdrawApproval>(platform.Cloud.Services).Run(withdrawal, CancellationToken.None);
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Equal(("Deny", true), ((await flow.DecisionAsync())!.Option, (await flow.DecisionAsync())!.TimedOut));
        Assert.Empty(await flow.MessagesAsync());
    }

    [Fact]
    public async Task Who_has_left_decides_nothing_by_an_old_link()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = LinkToken.Create();
        await flow.GiveLinkAsync(token, "left@utility.example", StaffRole.Senior);
        using var page = await flow.LookAsync(token);
        using var refused = await flow.DecideAsync(token);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, refused.StatusCode));
        Assert.Null(await flow.DecisionAsync());
    }

    [Fact]
    public async Task Somebody_whose_role_no_longer_suffices_is_refused_and_told_who_may()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = LinkToken.Create();
        await flow.GiveLinkAsync(token, "specialist.two@utility.example", StaffRole.Senior);
        using var refused = await flow.DecideAsync(token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("senior or supervisor or manager", await refused.Content.ReadAsStringAsync());
    }
}
