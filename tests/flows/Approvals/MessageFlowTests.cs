using System.Net;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>Messages by mail and Teams: each approver gets one of each with one link that works, whatever the services do.</summary>
public sealed class MessageFlowTests : IAsyncLifetime
{
    private static readonly string[] Seniors = [ApprovalFlow.Senior, ApprovalFlow.OtherSenior];

    private MessageServices services = null!;
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        services = await MessageServices.StartAsync();
        platform = await UtilityPlatform.StartAsync(application: services.Reached);
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_asked_gets_one_mail_and_one_Teams_message_with_a_link_that_works()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        await AssertOneOfEachAsync(flow);
        Assert.Equal([$"{ApprovalFlow.Senior}-asked", $"{ApprovalFlow.OtherSenior}-asked"], await flow.MessagesAsync());
        using var decided = await flow.DecideAsync(TokenOf(services.Mail, ApprovalFlow.Senior));
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Mail_refused_for_now_is_sent_a_moment_later_and_Teams_not_again(int status)
    {
        services.Mail.Fails = _ => status;
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Empty(services.Mail.Received);
        Assert.Equal(2, services.Teams.Asked);
        var early = TokenOf(services.Teams, ApprovalFlow.Senior);

        services.Mail.Fails = _ => null;
        await platform.AdvanceAsync(TimeSpan.FromSeconds(1));
        await AssertOneOfEachAsync(flow);
        Assert.Equal(early, TokenOf(services.Mail, ApprovalFlow.Senior));
        Assert.Equal(2, services.Teams.Asked);
    }

    [Fact]
    public async Task A_mail_that_was_taken_without_an_answer_is_sent_again_and_comes_once()
    {
        services.Mail.AnswersToLose = 2;
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(4, services.Mail.Asked);
        await AssertOneOfEachAsync(flow);
    }

    [Fact]
    public async Task A_card_that_was_taken_without_an_answer_comes_twice_with_the_same_link()
    {
        services.Teams.AnswersToLose = 1;
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(3, services.Teams.Received.Count);
        Assert.Equal(2, services.Teams.Received.Distinct().Count());
        Assert.Equal(2, services.Mail.Received.Count);
        using var looked = await flow.LookAsync(services.Teams.Received[0].Token);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
    }

    [Fact]
    public async Task A_workflow_that_is_gone_stops_no_mail_and_is_not_asked_again()
    {
        services.Teams.Fails = _ => 404;
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal((2, 2, 2), (services.Mail.Received.Count, services.Mail.Asked, services.Teams.Asked));
        Assert.All((await flow.ApprovalAsync()).Approvers, approver => Assert.Equal(ApprovalPurpose.Asked, approver.Told));
        using var decided = await flow.DecideAsync(TokenOf(services.Mail, ApprovalFlow.Senior));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Fact]
    public async Task A_workflow_that_is_down_stops_no_mail_and_is_given_up_after_an_hour()
    {
        services.Teams.Fails = _ => 502;
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Equal(2, services.Mail.Received.Count);
        await platform.AdvanceAsync(TimeSpan.FromHours(2));
        var (tried, approval) = (services.Teams.Asked, await flow.ApprovalAsync());
        Assert.All(approval.Approvers, approver => Assert.Equal(ApprovalPurpose.Asked, approver.Told));
        Assert.Equal(2, services.Mail.Asked);
        await platform.AdvanceAsync(TimeSpan.FromHours(10));
        Assert.Equal(tried, services.Teams.Asked);

        services.Teams.Fails = _ => null;
        await platform.AdvanceAsync(TimeSpan.FromHours(12));
        Assert.Contains($"{ApprovalFlow.Senior}-reminded", await flow.MessagesAsync());
        Assert.Equal(Seniors, services.Teams.Received.Select(message => message.To));
        using var decided = await flow.DecideAsync(services.Teams.Received[0].Token);
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Fact]
    public async Task Services_down_for_half_a_day_delay_the_messages_and_fail_nothing()
    {
        (services.Mail.Fails, services.Teams.Fails) = (_ => 503, _ => 503);
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromHours(12));
        Assert.Null(await flow.DecisionAsync());
        (services.Mail.Fails, services.Teams.Fails) = (_ => null, _ => null);
        await platform.AdvanceAsync(TimeSpan.FromMinutes(15));
        await AssertOneOfEachAsync(flow);
    }

    [Fact]
    public async Task Services_down_for_good_hold_no_deadline_up()
    {
        (services.Mail.Fails, services.Teams.Fails) = (_ => 503, _ => 503);
        var flow = await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromDays(4));
        Assert.Contains((await flow.ApprovalAsync()).Approvers, approver => approver.SignIn == ApprovalFlow.Supervisor);
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal("Deny", (await flow.DecisionAsync())!.Option);
        Assert.Empty(services.Mail.Received);
    }

    [Fact]
    public async Task One_persons_fault_keeps_nobody_else_waiting()
    {
        services.Mail.Fails = to => to == ApprovalFlow.Senior ? 503 : null;
        services.Teams.Fails = services.Mail.Fails;
        var flow = await ApprovalFlow.AskedAsync(platform);
        Assert.Equal([ApprovalFlow.OtherSenior], services.Mail.Received.Select(message => message.To));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Single(services.Mail.Received);
        using var decided = await flow.DecideAsync(TokenOf(services.Mail, ApprovalFlow.OtherSenior));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
        Assert.DoesNotContain(services.Mail.Received, message => message.To == ApprovalFlow.Senior);
    }

    [Fact]
    public async Task Who_it_is_handed_to_while_mail_is_down_gets_the_link_when_it_is_back()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        (services.Mail.Fails, services.Teams.Fails) = (_ => 503, _ => 503);
        using var handed = await flow.HandOverAsync(TokenOf(services.Mail, ApprovalFlow.Senior), ApprovalFlow.Supervisor);
        Assert.Equal(HttpStatusCode.OK, handed.StatusCode);
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        (services.Mail.Fails, services.Teams.Fails) = (_ => null, _ => null);
        await platform.AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Single(services.Teams.Received, message => message.To == ApprovalFlow.Supervisor);
        using var decided = await flow.DecideAsync(TokenOf(services.Mail, ApprovalFlow.Supervisor));
        Assert.Equal([ApprovalFlow.Supervisor], (await flow.DecisionAsync())!.DecidedBy);
    }

    [Fact]
    public async Task Who_it_is_handed_to_a_second_time_gets_a_second_message_whose_link_works()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        foreach (var (from, to) in new[] { (ApprovalFlow.Senior, ApprovalFlow.Supervisor), (ApprovalFlow.Supervisor, ApprovalFlow.Manager), (ApprovalFlow.Manager, ApprovalFlow.Supervisor) })
        {
            using var handed = await flow.HandOverAsync(services.Mail.Received.Last(message => message.To == from).Token, to);
            Assert.Equal(HttpStatusCode.OK, handed.StatusCode);
        }
        foreach (var service in new[] { services.Mail, services.Teams })
        {
            Received[] got = [.. service.Received.Where(message => message.To == ApprovalFlow.Supervisor)];
            Assert.Equal(2, got.Length);
            using var dead = await flow.LookAsync(got[0].Token);
            using var good = await flow.LookAsync(got[1].Token);
            Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (dead.StatusCode, good.StatusCode));
        }
    }

    private async Task AssertOneOfEachAsync(ApprovalFlow flow)
    {
        Assert.Equal(Seniors, services.Mail.Received.Select(message => message.To).Order(StringComparer.Ordinal));
        Assert.Equal(services.Mail.Received.ToHashSet(), services.Teams.Received.ToHashSet());
        Assert.Equal(2, services.Teams.Received.Count);
        foreach (var message in services.Mail.Received)
        {
            using var looked = await flow.LookAsync(message.Token);
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        }
    }

    private static string TokenOf(MessageService service, string signIn) => Assert.Single(service.Received, message => message.To == signIn).Token;
}
