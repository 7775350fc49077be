using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: "Handling external events in Durable Functions".</summary>
public sealed class ExternalEventTests
{
    public static TheoryData<Mode> Modes => EveryMode.All;

    [Theory, MemberData(nameof(Modes))]
    public async Task An_event_that_comes_before_it_is_waited_for_is_kept(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, string>("Late", async (context, _) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return await context.WaitForExternalEvent<string>("Approved");
            }));
        var id = await host.BeginAsync("Late");
        await host.RaiseAsync(id, "Approved", "by Ada");
        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("by Ada", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Event_names_match_without_regard_to_case(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, string>("Wait", (context, _) => context.WaitForExternalEvent<string>("Approved")));
        var id = await host.BeginAsync("Wait");
        await host.RaiseAsync(id, "aPPROVED", "yes");
        Assert.Equal("yes", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Events_of_a_name_go_first_in_first_out_one_to_each_waiter(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, string>("Wait", async (context, _) =>
            {
                var first = context.WaitForExternalEvent<int>("Reading");
                var second = context.WaitForExternalEvent<int>("Reading");
                return $"{await first},{await second},{await context.WaitForExternalEvent<int>("Reading")}";
            }));
        var id = await host.BeginAsync("Wait");
        for (var reading = 1; reading <= 3; reading++) await host.Client.RaiseEventAsync(id, "Reading", reading);
        await host.Clock.SettleAsync();
        Assert.Equal("1,2,3", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_wait_with_a_timeout_is_cancelled_when_the_time_is_over(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, Approvals);
        var instance = await host.RunAsync("Approval", advance: TimeSpan.FromDays(3));
        Assert.Equal("timed out", instance.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_wait_with_a_timeout_ends_with_the_event_and_forgets_the_timer(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, Approvals);
        var id = await host.BeginAsync("Approval");
        await host.RaiseAsync(id, "Approved", "yes");
        Assert.Equal("yes", (await host.GetAsync(id)).ReadOutputAs<string>());
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(10));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_cancelled_waiter_takes_no_event_from_the_next(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, string>("Again", async (context, _) =>
            {
                using var cancel = new CancellationTokenSource();
                var abandoned = context.WaitForExternalEvent<string>("Approved", cancel.Token);
                cancel.Cancel();
                var second = context.WaitForExternalEvent<string>("Approved");
                return $"{abandoned.IsCanceled},{await second}";
            }));
        var id = await host.BeginAsync("Again");
        await host.RaiseAsync(id, "Approved", "yes");
        Assert.Equal("True,yes", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task An_orchestration_sends_events_to_another(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, string>("Receive", (context, _) => context.WaitForExternalEvent<string>("Note"))
            .AddOrchestratorFunc<string>("Send", (context, receiver) => context.SendEvent(receiver, "Note", "hello")));
        var receiver = await host.BeginAsync("Receive");
        await host.BeginAsync("Send", receiver);
        Assert.Equal("hello", (await host.GetAsync(receiver)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_for_an_instance_that_is_not_there_is_dropped_without_an_error()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, Approvals);
        await host.RaiseAsync("nobody", "Approved", "yes");
    }

    private static void Approvals(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, string>("Approval", async (context, _) =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("Approved", TimeSpan.FromDays(3));
            }
            catch (TaskCanceledException)
            {
                return "timed out";
            }
        });
}
