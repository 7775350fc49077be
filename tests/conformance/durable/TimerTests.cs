using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Timers in Durable Functions".</summary>
public sealed class TimerTests
{
    [Fact]
    public async Task A_timer_fires_when_it_is_due_and_not_before()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, DateTime>("Sleep", async (context, days) =>
            {
                await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }));
        var id = await host.BeginAsync("Sleep", 90);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(90) - TimeSpan.FromTicks(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync(id)).RuntimeStatus);
        await host.Clock.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(new DateTime(2026, 5, 30, 8, 0, 0, DateTimeKind.Utc), (await host.GetAsync(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timers_fire_in_the_order_they_are_due_whatever_the_order_of_their_creation()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int[], List<int>>("Race", async (context, hours) =>
            {
                var fired = new List<int>();
                await Task.WhenAll(hours.Select(async hour =>
                {
                    await context.CreateTimer(TimeSpan.FromHours(hour), CancellationToken.None);
                    fired.Add(hour);
                }));
                return fired;
            }));
        var instance = await host.RunAsync("Race", new[] { 5, 1, 4, 2, 3 }, TimeSpan.FromDays(1));
        Assert.Equal([1, 2, 3, 4, 5], instance.ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task A_cancelled_timer_throws_and_holds_nothing_up()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int, string>("Deadline", async (context, _) =>
            {
                using var cancel = new CancellationTokenSource();
                var deadline = context.CreateTimer(TimeSpan.FromDays(30), cancel.Token);
                var work = context.CallActivityAsync<int>("Work", 7);
                var winner = await Task.WhenAny(work, deadline);
                cancel.Cancel();
                try
                {
                    await deadline;
                    return "fired";
                }
                catch (TaskCanceledException)
                {
                    return winner == work ? "in time" : "late";
                }
            }));
        var instance = await host.RunAsync("Deadline");
        Assert.Equal("in time", instance.ReadOutputAs<string>());
        Assert.Null(host.Clock.NextDue is { } due && due < host.Clock.UtcNow ? due : (DateTimeOffset?)null);
    }

    [Fact]
    public async Task A_timer_in_the_past_fires_at_once()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, bool>("Past", async (context, _) =>
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
                return true;
            }));
        Assert.True((await host.RunAsync("Past")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task The_time_of_a_turn_does_not_change_within_it_nor_in_a_replay()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int, List<DateTime>>("Watch", async (context, _) =>
            {
                var times = new List<DateTime> { context.CurrentUtcDateTime, context.CurrentUtcDateTime };
                await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
                times.Add(context.CurrentUtcDateTime);
                await context.CallActivityAsync<int>("Work", 1);
                return times;
            }));
        var times = (await host.RunAsync("Watch", advance: TimeSpan.FromHours(5))).ReadOutputAs<List<DateTime>>()!;
        Assert.Equal(times[0], times[1]);
        Assert.Equal(times[0].AddHours(2), times[2]);
    }

    [Fact]
    public async Task Ninety_days_of_daily_reminders_pass_when_the_clock_is_advanced_once()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Remind", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Remind daily", async (context, days) =>
            {
                for (var day = 0; day < days; day++)
                {
                    await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                    await context.CallActivityAsync<int>("Remind", day);
                }
                return days;
            }));
        var instance = await host.RunAsync("Remind daily", 90, TimeSpan.FromDays(90));
        Assert.Equal(90, instance.ReadOutputAs<int>());
    }
}
