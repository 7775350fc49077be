using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>What the log says of an approval nobody decides. The alert approval-overdue reads these very words (tests/infra).</summary>
public sealed class OverdueFlowTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly RecordedLogs logs = new();
    private MessageServices services = null!;
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        services = await MessageServices.StartAsync();
        platform = await UtilityPlatform.StartAsync(application: services.Reached);
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        await services.DisposeAsync();
    }

    public void Dispose() => logs.Dispose();

    private IEnumerable<string> Warnings => logs.WarningsOf<PursueApproval>();

    [Fact]
    public async Task Every_deadline_missed_but_the_reminder_is_warned_of_and_names_nobody()
    {
        await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(Day);
        Assert.Empty(Warnings);
        await platform.AdvanceAsync(4 * Day);
        var approval = ApprovalDocument.IdFor(ApprovalFlow.Case.RequestId, ApprovalFlow.Key);
        Assert.Equal(
            [
                $"Approval overdue: {approval} of kind DepositWaiver at Escalation",
                $"Approval overdue: {approval} of kind DepositWaiver at SecondEscalation",
                $"Approval overdue: {approval} of kind DepositWaiver at Timeout",
            ],
            Warnings);
    }

    [Fact]
    public async Task A_deadline_missed_while_no_message_goes_out_is_warned_of_once_and_no_address_is_logged()
    {
        await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(1.5 * Day);
        services.Mail.Fails = services.Teams.Fails = _ => 503;
        await platform.AdvanceAsync(Day);
        Assert.InRange(services.Mail.Asked, 10, int.MaxValue);
        Assert.Single(Warnings, warning => warning.EndsWith("at Escalation", StringComparison.Ordinal));
        Assert.Contains(logs.Everything, line => line.Contains("did not take message", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Everything, line => line.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_and_a_decision_leave_no_token_in_a_log_or_a_trace()
    {
        var traced = new ConcurrentQueue<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(traces);
        var flow = await ApprovalFlow.AskedAsync(platform);
        var token = await flow.TokenAsync(ApprovalFlow.Senior);
        using var opened = await platform.Http.GetAsync(new Uri($"{ApprovalLinks.Path}#{token}", UriKind.Relative));
        using var looked = await flow.LookAsync(token);
        using var decided = await flow.DecideAsync(token);
        Assert.NotNull(await flow.DecisionAsync());
        string[] everything = [.. logs.Everything, .. traced];
        Assert.Contains(everything, line => line.Contains("AnswerApproval", StringComparison.Ordinal));
        Assert.DoesNotContain(everything, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_decided_in_time_is_not_warned_of()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.NotNull(await flow.DecisionAsync());
        await platform.AdvanceAsync(5 * Day);
        Assert.Empty(Warnings);
    }
}
