using System.Net;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>An approval outlives the platform it was asked on.</summary>
public sealed class RestartFlowTests
{
    [Fact]
    public async Task A_link_sent_before_a_restart_is_good_after_it_and_messages_are_not_sent_again()
    {
        using var data = new DataDirectory();
        var now = UtilityPlatform.Start;
        string token;
        await using (var before = await UtilityPlatform.StartAsync(data.Path, now))
        {
            var asked = await ApprovalFlow.AskedAsync(before);
            token = await asked.TokenAsync(ApprovalFlow.Senior);
            var pages = Directory.GetFiles(Path.Combine(data.Path, "outbox-mail"), "*.html");
            Assert.Contains(pages, page => File.ReadAllText(page).Contains(token, StringComparison.Ordinal));
            await before.AdvanceAsync(TimeSpan.FromHours(20));
            now = before.Now;
        }
        await using var after = await UtilityPlatform.StartAsync(data.Path, now);
        var flow = new ApprovalFlow(after);
        Assert.Equal(token, await flow.TokenAsync(ApprovalFlow.Senior));
        using var decided = await flow.DecideAsync(token);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal("Approve", (await flow.DecisionAsync())!.Option);
    }

    [Fact]
    public async Task A_platform_stopped_between_every_deadline_ends_with_the_default_all_the_same()
    {
        using var data = new DataDirectory();
        var now = UtilityPlatform.Start;
        for (var day = 0; day < 6; day++)
        {
            await using var platform = await UtilityPlatform.StartAsync(data.Path, now);
            if (day == 0) await ApprovalFlow.AskedAsync(platform);
            await platform.AdvanceAsync(TimeSpan.FromHours(23));
            now = platform.Now;
        }
        await using var last = await UtilityPlatform.StartAsync(data.Path, now);
        var flow = new ApprovalFlow(last);
        Assert.True((await flow.DecisionAsync())!.TimedOut);
        Assert.Equal(
            [ApprovalStage.Reminder, ApprovalStage.Escalation, ApprovalStage.SecondEscalation, ApprovalStage.Timeout],
            (await flow.ApprovalAsync()).Pursued);
    }

    [Fact]
    public async Task A_restart_between_the_channels_sends_what_is_missing_and_nothing_twice()
    {
        using var data = new DataDirectory();
        await using var services = await MessageServices.StartAsync();
        services.Mail.Fails = _ => 503;
        DateTimeOffset now;
        await using (var before = await UtilityPlatform.StartAsync(data.Path, application: services.Reached))
        {
            await ApprovalFlow.AskedAsync(before);
            await before.AdvanceAsync(TimeSpan.FromSeconds(10));
            now = before.Now;
        }
        Assert.Equal((0, 2), (services.Mail.Received.Count, services.Teams.Received.Count));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(data.Path, "outbox-mail"), "*.html").Length);
        services.Mail.Fails = _ => null;
        await using var after = await UtilityPlatform.StartAsync(data.Path, now, application: services.Reached);
        await after.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(services.Teams.Received.ToHashSet(), services.Mail.Received.ToHashSet());
        Assert.Equal((2, 2), (services.Mail.Received.Count, services.Teams.Received.Count));
        using var decided = await new ApprovalFlow(after).DecideAsync(services.Mail.Received[0].Token);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
    }

    [Fact]
    public async Task Asking_again_after_a_crash_leaves_everybody_the_link_that_was_on_its_way()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        var flow = await ApprovalFlow.AskedAsync(platform);
        var (told, untold) = (await flow.TokenAsync(ApprovalFlow.Senior), await flow.TokenAsync(ApprovalFlow.OtherSenior));
        await flow.ForgetTellingAsync(ApprovalFlow.OtherSenior);
        await flow.AskAgainAsync();
        foreach (var (signIn, token) in new[] { (ApprovalFlow.Senior, told), (ApprovalFlow.OtherSenior, untold) })
        {
            Assert.Equal(token, await flow.TokenAsync(signIn));
            using var good = await flow.LookAsync(token);
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }
    }

    [Fact]
    public async Task Asking_again_gives_those_a_new_link_whose_message_never_reached_the_outbox()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        var flow = await ApprovalFlow.AskedAsync(platform);
        var (told, untold) = (await flow.TokenAsync(ApprovalFlow.Senior), await flow.TokenAsync(ApprovalFlow.OtherSenior));
        await flow.ForgetTellingAsync(ApprovalFlow.OtherSenior);
        await flow.LoseMessageAsync(ApprovalFlow.OtherSenior);
        await flow.AskAgainAsync();
        Assert.Equal(told, await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.NotEqual(untold, await flow.TokenAsync(ApprovalFlow.OtherSenior));
        using var dead = await flow.LookAsync(untold);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        using var good = await flow.LookAsync(told);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Fact]
    public async Task Asking_again_sends_nobody_a_link_that_was_revoked()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        var flow = await ApprovalFlow.AskedAsync(platform);
        var revoked = await flow.TokenAsync(ApprovalFlow.Senior);
        await flow.RevokeLinkAsync(revoked);
        await flow.ForgetTellingAsync(ApprovalFlow.Senior);
        await flow.AskAgainAsync();
        var fresh = await flow.TokenAsync(ApprovalFlow.Senior);
        Assert.NotEqual(revoked, fresh);
        using var good = await flow.LookAsync(fresh);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }
}
