using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Handling external events in Durable Functions".</summary>
public sealed class ExternalEventTests
{
    [Fact]
    public async Task An_event_that_comes_before_it_is_waited_for_is_kept()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
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

    [Fact]
    public async Task Event_names_match_without_regard_to_case()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Wait", (context, _) => context.WaitForExternalEvent<string>("Approved")));
        var id = await host.BeginAsync("Wait");
        await host.RaiseAsync(id, "aPPROVED", "yes");
        Assert.Equal("yes", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_of_a_name_go_one_to_each_waiter_the_newest_waiter_first()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Wait", async (context, _) =>
            {
                var first = context.WaitForExternalEvent<int>("Reading");
                var second = context.WaitForExternalEvent<int>("Reading");
                return $"{await first},{await second},{await context.WaitForExternalEvent<int>("Reading")}";
            }));
        var id = await host.BeginAsync("Wait");
        for (var reading = 1; reading <= 3; reading++) await host.Client.RaiseEventAsync(id, "Reading", reading);
        await host.Clock.SettleAsync();
        Assert.Equal("2,1,3", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_with_a_timeout_is_cancelled_when_the_time_is_over()
    {
        await using var host = await DurableHost.StartAsync(Approvals);
        var instance = await host.RunAsync("Approval", advance: TimeSpan.FromDays(3));
        Assert.Equal("timed out", instance.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_with_a_timeout_ends_with_the_event_and_forgets_the_timer()
    {
        await using var host = await DurableHost.StartAsync(Approvals);
        var id = await host.BeginAsync("Approval");
        await host.RaiseAsync(id, "Approved", "yes");
        Assert.Equal("yes", (await host.GetAsync(id)).ReadOutputAs<string>());
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(10));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_cancelled_waiter_takes_no_event_from_the_next()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
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

    [Fact]
    public async Task An_orchestration_sends_events_to_another()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Receive", (context, _) => context.WaitForExternalEvent<string>("Note"))
            .AddOrchestratorFunc<string>("Send", (context, receiver) => context.SendEvent(receiver, "Note", "hello")));
        var receiver = await host.BeginAsync("Receive");
        await host.BeginAsync("Send", receiver);
        Assert.Equal("hello", (await host.GetAsync(receiver)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_for_an_instance_that_is_not_there_is_dropped_without_an_error()
    {
        await using var host = await DurableHost.StartAsync(Approvals);
        await host.RaiseAsync("nobody", "Approved", "yes");
        Assert.Null(await host.Client.GetInstanceAsync("nobody"));

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Approval", 0, new StartOrchestrationOptions("nobody"));
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal("timed out", (await host.GetAsync("nobody")).ReadOutputAs<string>());
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
